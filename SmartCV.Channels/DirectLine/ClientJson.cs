using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace SmartCV.Channels.DirectLine;

/// <summary>
/// Makes the JSON of a client safe to keep. The reader looks into nested values only when they are used, so what is no text at all (bytes that are no UTF-8, half
/// of a surrogate pair) would be stored first and fail later.
/// </summary>
public static class ClientJson
{
    private const int EscapeLength = 6;
    private static readonly JsonDocumentOptions Once = new() { AllowDuplicateProperties = false };

    /// <summary>The JSON as <see cref="Mend"/> gives it, once it is known to be whole and to hold no member twice: nested objects would fail on that only when they are read.</summary>
    /// <exception cref="DirectLineError">400: not UTF-8.</exception>
    /// <exception cref="JsonException">Not JSON, deeper than 64, or with a member twice.</exception>
    public static ReadOnlySpan<byte> Check(ReadOnlySpan<byte> json)
    {
        var mended = Mend(json);
        JsonElement.Parse(mended, Once);
        return mended;
    }

    /// <summary>The same JSON; half a surrogate pair (a cut emoji) became U+FFFD, so that nobody loses a message over it.</summary>
    /// <exception cref="DirectLineError">400: not UTF-8.</exception>
    public static ReadOnlySpan<byte> Mend(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json)) throw DirectLineError.BadArgument("The body is not valid UTF-8.");
        if (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0) return json;
        var mended = json.ToArray();
        for (var at = 0; at < mended.Length; at++)
        {
            if (mended[at] != '\\') continue;
            var unit = UnitAt(mended, at);
            if (unit is null or < 0xD800 or > 0xDFFF)
            {
                // The escaped character is passed over: a backslash in it begins nothing.
                at++;
                continue;
            }

            var isPair = unit < 0xDC00 && UnitAt(mended, at + EscapeLength) is >= 0xDC00 and <= 0xDFFF;
            if (!isPair) "\\uFFFD"u8.CopyTo(mended.AsSpan(at));
            at += (isPair ? 2 : 1) * EscapeLength - 1;
        }

        return mended;
    }

    /// <summary>A body that is a JSON object or empty.</summary>
    /// <exception cref="DirectLineError">400: something else.</exception>
    public static JsonObject? Object(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty) return null;
        try
        {
            return JsonNode.Parse(Mend(json), documentOptions: Once) as JsonObject
                ?? throw DirectLineError.BadArgument("The body must be a JSON object.");
        }
        catch (JsonException e)
        {
            throw DirectLineError.BadArgument($"The body is not valid JSON: {e.Message}");
        }
    }

    // The UTF-16 unit of an escape \uXXXX at this place, or null when none is there.
    private static int? UnitAt(ReadOnlySpan<byte> json, int at)
    {
        if (at + EscapeLength > json.Length || json[at] != '\\' || json[at + 1] != 'u') return null;
        return int.TryParse(json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? unit : null;
    }
}
