using System.Globalization;
using System.Text;

namespace SmartCV.Bot.Text;

/// <summary>Texts and names from outside, made fit to be stored, cut and shown.</summary>
public static class SafeText
{
    private const char Replacement = '\uFFFD';
    private const int LongestExtension = 12;
    private const string NotInNames = "/\\:*?\"<>|";

    // Names that Windows takes for devices, with any ending.
    private static readonly HashSet<string> Devices = new(
        [
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
            "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>U+0000 and lone surrogates become U+FFFD: PostgreSQL refuses the one, UTF-8 has no form for the other.</summary>
    public static string Clean(string text)
    {
        var at = FirstUnfit(text, 0);
        if (at < 0) return text;
        var clean = text.ToCharArray();
        for (; at >= 0; at = FirstUnfit(text, at + 1)) clean[at] = Replacement;
        return new string(clean);
    }

    /// <summary>At most so many characters, cut between text elements (never inside an emoji or an accented letter), with an ellipsis when something was cut.</summary>
    /// <param name="most">In UTF-16 units, as <see cref="string.Length"/> counts; the ellipsis is part of it.</param>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        return most <= 0 ? "" : text[..WholeElements(text, most - 1)].TrimEnd() + "…";
    }

    /// <summary>
    /// A file name that can be shown and downloaded: the last part of a path, without control characters and direction overrides
    /// ("invoice\u202Efdp.exe" would be shown as a PDF), no device name, not empty, at most so many characters; the ending stays.
    /// </summary>
    public static string FileName(string? name, int most = 120)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var kept = new StringBuilder(last.Length);
        foreach (var c in Clean(last))
            if (!char.IsControl(c) && !TextFold.IsInvisible(c) && c is not ('\u2028' or '\u2029')) kept.Append(NotInNames.Contains(c) ? '_' : c);
        // Windows drops blanks and dots at the end; dots in front hide a file elsewhere.
        var clean = kept.ToString().Trim().TrimEnd('.', ' ').TrimStart('.', ' ');
        if (clean.Length == 0) return "file";
        if (Devices.Contains(clean.Split('.')[0].TrimEnd())) clean = "_" + clean;
        return Shorten(clean, most);
    }

    private static string Shorten(string name, int most)
    {
        if (name.Length <= most) return name;
        var dot = name.LastIndexOf('.');
        var ending = dot > 0 && name.Length - dot <= Math.Min(LongestExtension, most - 1) ? name[dot..] : "";
        return name[..WholeElements(name, most - ending.Length)].TrimEnd('.', ' ') + ending;
    }

    /// <summary>The length of the longest run of whole text elements that fits.</summary>
    private static int WholeElements(string text, int most)
    {
        var end = 0;
        while (end < most)
        {
            var next = StringInfo.GetNextTextElementLength(text, end);
            if (end + next > most) break;
            end += next;
        }

        // A single element longer than the limit (a pile of accents) is cut inside, but never inside a surrogate pair.
        if (end > 0 || most == 0) return end;
        return char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
    }

    private static int FirstUnfit(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\0') return i;
            if (!char.IsSurrogate(c)) continue;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else return i;
        }

        return -1;
    }
}
