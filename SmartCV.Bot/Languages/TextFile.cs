using System.Collections.Frozen;
using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Languages;

/// <summary>Reads one text.yaml.</summary>
internal static class TextFile
{
    /// <param name="known">The texts of the base language; null when this is the base language.</param>
    public static FrozenDictionary<string, TextTemplate> Read(ContentNode file, FrozenDictionary<string, TextTemplate>? known)
    {
        var texts = new Dictionary<string, TextTemplate>(StringComparer.Ordinal);
        Read(file, "", texts, known);
        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Read(ContentNode map, string prefix, Dictionary<string, TextTemplate> texts, FrozenDictionary<string, TextTemplate>? known)
    {
        foreach (var (name, value) in map.Members())
        {
            var key = prefix + name;
            if (value.IsMap) Read(value, key + ".", texts, known);
            else if (IsNothing(value)) value.Problem($"The text '{key}' is empty. Leave the line out to use the base language.");
            else Add(key, value, texts, known);
        }
    }

    private static void Add(string key, ContentNode value, Dictionary<string, TextTemplate> texts, FrozenDictionary<string, TextTemplate>? known)
    {
        var template = TextTemplate.Parse(value.Text(), value.Line);
        if (known is null || Fits(key, template, value, known)) texts[key] = template;
    }

    // A text that asks for a value nobody gives would fail in front of a customer: it is reported and the base text is used.
    private static bool Fits(string key, TextTemplate template, ContentNode value, FrozenDictionary<string, TextTemplate> known)
    {
        if (!known.TryGetValue(key, out var original))
        {
            value.Problem($"The base language has no text '{key}': a misspelt key, or a text that is no longer used.");
            return false;
        }

        var strange = template.Names.Except(original.Names).ToList();
        if (strange.Count == 0) return true;
        var allowed = original.Names.Any() ? string.Join(", ", original.Names.Select(n => $"{{{n}}}")) : "none";
        value.Problem($"The text '{key}' has {{{string.Join("}, {", strange)}}}, which the base language does not have; allowed: {allowed}.");
        return false;
    }

    private static bool IsNothing(ContentNode value) => value.IsText && value.Text().Length == 0;
}
