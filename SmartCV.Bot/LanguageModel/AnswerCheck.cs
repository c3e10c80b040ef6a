using System.Text.Json;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.LanguageModel;

/// <summary>What may be said, with the sources that it is said from; or why nothing may.</summary>
/// <param name="Text">Null when nothing may be said.</param>
/// <param name="Refused">A word for the log; null when there is a text.</param>
public sealed record CheckedAnswer(string? Text, IReadOnlyList<Source> Cited, string? Refused);

/// <summary>
/// Decides whether an answer that a model wrote may be shown. The model is treated as an enemy: it may have been talked into anything by the question.
/// What is checked: that it is JSON of the agreed shape and of bounded size, that it cites sources that were given, that it is plain text in the language of
/// the customer, that every number, address, price and claim in it stands in the cited sources, that it speaks of no act of ours, and that its words are mostly theirs.
/// What cannot be checked: that it puts the facts of its sources together rightly, or leaves out a condition. That is why the sources are shown with it.
/// </summary>
public static class AnswerCheck
{
    private const int Longest = 600;
    private const int MostLines = 12;

    // Nothing in an answer of plain text needs them; links, pictures, tags, code and tables do.
    private const string Forbidden = "<>[]{}`|\\\uFFFD";

    public static CheckedAnswer Read(string said, AnswerQuestion asked)
    {
        using var json = ModelJson.Read(said);
        if (json is null) return Refuse("not-json");
        if (!json.RootElement.TryGetProperty("answer", out var member) || member.ValueKind == JsonValueKind.Null) return Refuse("no-answer");
        if (member.ValueKind != JsonValueKind.String || ModelJson.Texts(json.RootElement, "answer") is not [var written]) return Refuse("answer-is-no-text");
        if (ModelJson.Texts(json.RootElement, "sources") is not { Count: > 0 } ids) return Refuse("no-source");
        var cited = asked.Sources.Where(s => ids.Contains(s.Id)).ToList();
        if (ids.Any(id => cited.TrueForAll(s => s.Id != id))) return Refuse("unknown-source");
        var text = written.ReplaceLineEndings("\n").Trim();
        return Why(text, asked.Language, cited) is { } why ? Refuse(why) : new CheckedAnswer(text, cited, null);
    }

    private static string? Why(string text, string language, IReadOnlyList<Source> cited)
    {
        if (text.Length == 0) return "no-answer";
        if (text.Length > Longest || text.Count(c => c == '\n') >= MostLines) return "too-long";
        if (!IsPlain(text)) return "not-plain-text";
        if (!IsIn(language, text)) return "language";
        var ground = new Ground(cited.Select(s => s.Title + "\n" + s.Text));
        if (ground.Stray(text) is { } stray) return stray;
        if (ClaimSigns.Stray(text, ground) is { } claim) return claim;
        return ground.Carries(text) ? null : "not-from-sources";
    }

    internal static bool IsPlain(string text)
    {
        foreach (var c in text)
            if (Forbidden.Contains(c) || (char.IsControl(c) && c != '\n') || TextFold.IsInvisible(c) || c is '\u2028' or '\u2029') return false;
        // A character of an HTML entity is a tag after all.
        return !text.Contains("&#", StringComparison.Ordinal) && !text.Contains("&lt", StringComparison.OrdinalIgnoreCase);
    }

    internal static bool IsIn(string language, string text)
    {
        var (han, letters) = (text.Count(TextFold.IsHan), text.Count(char.IsLetter));
        return language == "zh" ? han * 3 >= letters && han > 0 : han * 10 <= letters && letters > 0;
    }

    private static CheckedAnswer Refuse(string why) => new(null, [], why);
}
