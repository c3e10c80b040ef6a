using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartCV.Channels.Protocol;

/// <summary>
/// Activities as JSON: camelCase, absent members left out (activity schema A2004), Chinese text not escaped.
/// The encoder is safe because the result is only ever served as application/json, never inside a page.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNameCaseInsensitive = false)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(List<Activity>))]
public sealed partial class ActivityJson : JsonSerializerContext
{
    /// <summary>The one way in which activities are read and written.</summary>
    public static ActivityJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 64,
    });

    public static string Write(Activity activity) => JsonSerializer.Serialize(activity, Wire.Activity);

    public static byte[] WriteBytes(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, Wire.Activity);

    /// <exception cref="JsonException">The text is no JSON object, a known member has the wrong type, or it is nested deeper than 64.</exception>
    public static Activity Read(string json) =>
        JsonSerializer.Deserialize(json, Wire.Activity) ?? throw new JsonException("An activity must be a JSON object, was null.");

    /// <exception cref="JsonException">As for <see cref="Read(string)"/>.</exception>
    public static Activity Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Wire.Activity) ?? throw new JsonException("An activity must be a JSON object, was null.");
}
