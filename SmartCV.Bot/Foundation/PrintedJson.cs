using System.Text.Encodings.Web;
using System.Text.Json;

namespace SmartCV.Bot.Foundation;

/// <summary>JSON that a command prints: indented, names in snake_case, Chinese as it is.</summary>
public static class PrintedJson
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(object value) => JsonSerializer.Serialize(value, Readable);
}
