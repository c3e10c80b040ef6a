using System.Globalization;
using System.Text;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Languages;

/// <summary>A sentence with placeholders such as {number}. Braces around anything that is no name stay as they are.</summary>
internal sealed class TextTemplate
{
    // Literal and name take turns: literals stand at even places, names at odd ones.
    private readonly string[] _parts;

    private TextTemplate(string[] parts) => _parts = parts;

    /// <summary>Where it stands in its file, from 1.</summary>
    public int Line { get; private init; }

    public IEnumerable<string> Names => _parts.Where((_, i) => i % 2 == 1).Distinct(StringComparer.Ordinal);

    public static TextTemplate Parse(string text, int line)
    {
        var parts = new List<string>();
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '{') continue;
            var end = EndOfName(text, i + 1);
            if (end < 0) continue;
            parts.Add(text[from..i]);
            parts.Add(text[(i + 1)..end]);
            from = end + 1;
            i = end;
        }

        parts.Add(text[from..]);
        return new TextTemplate([.. parts]) { Line = line };
    }

    /// <exception cref="ArgumentException">No value for a placeholder. More values than placeholders are fine.</exception>
    public string Fill(string key, ReadOnlySpan<(string Name, object? Value)> args)
    {
        if (_parts.Length == 1) return _parts[0];
        var filled = new StringBuilder();
        for (var i = 0; i < _parts.Length; i++) filled.AppendJoined(i % 2 == 0 ? _parts[i] : Value(key, _parts[i], args));
        return filled.ToString();
    }

    private static string Value(string key, string name, ReadOnlySpan<(string Name, object? Value)> args)
    {
        foreach (var (given, value) in args)
            if (given == name) return Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        throw new ArgumentException($"The text '{key}' needs a value for {{{name}}}.");
    }

    private static int EndOfName(string text, int start)
    {
        var i = start;
        while (i < text.Length && (char.IsAsciiLetterLower(text[i]) || char.IsAsciiDigit(text[i]) || text[i] is '_' or '-')) i++;
        return i > start && i < text.Length && text[i] == '}' && char.IsAsciiLetterLower(text[start]) ? i : -1;
    }
}
