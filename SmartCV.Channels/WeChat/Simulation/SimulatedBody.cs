using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmartCV.Channels.WeChat.Simulation;

/// <summary>Reads bodies as strictly as the platform does.</summary>
internal static class SimulatedBody
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="SimulatedRefusal">44002 no body, 40033 a \uXXXX in it or no UTF-8, 47001 no JSON object.</exception>
    public static (JsonObject Json, string Raw) Read(SimulatedRequest request)
    {
        if (request.Body.Length == 0) throw new SimulatedRefusal(44002);
        try
        {
            var raw = Strict.GetString(request.Body);
            if (HasEscape(raw)) throw new SimulatedRefusal(40033);
            return (JsonNode.Parse(raw) as JsonObject ?? throw new SimulatedRefusal(47001), raw);
        }
        catch (DecoderFallbackException)
        {
            throw new SimulatedRefusal(40033);
        }
        catch (JsonException)
        {
            throw new SimulatedRefusal(47001);
        }
    }

    public static string Text(this JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue(out string? text) ? text : "";

    public static JsonObject Part(this JsonObject json, string name) => json[name] as JsonObject ?? throw new SimulatedRefusal(47001);

    private static bool HasEscape(string raw)
    {
        for (var i = 0; i < raw.Length - 1; i++)
        {
            if (raw[i] != '\\') continue;
            if (raw[i + 1] == 'u') return true;
            // An escaped backslash: what follows it is plain text.
            i++;
        }
        return false;
    }
}
