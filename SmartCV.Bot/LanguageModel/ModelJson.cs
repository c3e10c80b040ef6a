using System.Text.Json;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.LanguageModel;

/// <summary>The JSON object in what a model wrote. Everything about it is somebody else's.</summary>
internal static class ModelJson
{
    /// <summary>Characters. Longer ones are not looked at.</summary>
    public const int Longest = 8000;

    private const string Thought = "</think>";
    private const string Fence = "```";

    /// <summary>The object; null when it is none. The caller disposes it.</summary>
    public static JsonDocument? Read(string said)
    {
        if (said.Length > Longest) return null;
        try
        {
            var json = JsonDocument.Parse(Bare(SafeText.Clean(said)), new JsonDocumentOptions { MaxDepth = 4 });
            if (json.RootElement.ValueKind == JsonValueKind.Object && HasReadableNames(json.RootElement)) return json;
            json.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The texts of a member that is a text or a list of texts; null when it is neither or missing.</summary>
    public static IReadOnlyList<string>? Texts(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out var member)) return null;
        if (member.ValueKind == JsonValueKind.String) return Text(member) is { } single ? [single] : null;
        if (member.ValueKind != JsonValueKind.Array) return null;
        var texts = new List<string>();
        foreach (var item in member.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String || Text(item) is not { } text) return null;
            texts.Add(text);
        }

        return texts;
    }

    // Looking for a member reads the names of the others, and throws at one that is no text.
    private static bool HasReadableNames(JsonElement json)
    {
        try
        {
            foreach (var member in json.EnumerateObject()) _ = member.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    // Half a surrogate pair ("\ud800") is no text.
    private static string? Text(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // Small models think aloud first, or wrap the object in a fence.
    private static string Bare(string said)
    {
        var text = said.Trim();
        if (text.StartsWith("<think>", StringComparison.Ordinal) && text.IndexOf(Thought, StringComparison.Ordinal) is > 0 and var end) text = text[(end + Thought.Length)..].Trim();
        if (!text.StartsWith(Fence, StringComparison.Ordinal) || !text.EndsWith(Fence, StringComparison.Ordinal) || text.Length < 2 * Fence.Length) return text;
        var line = text.IndexOf('\n');
        return line > 0 && line < text.Length - Fence.Length ? text[(line + 1)..^Fence.Length].Trim() : text;
    }
}
