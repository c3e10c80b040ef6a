using System.Text;

namespace SmartCV.Bot.Text;

/// <summary>Rows as aligned columns for a terminal.</summary>
public static class TextTable
{
    private const string Gap = "  ";

    /// <param name="rows">The first one is the head. All have as many cells as it.</param>
    /// <param name="widest">Columns of the screen that the last cell of a row may take.</param>
    public static string Of(IReadOnlyList<IReadOnlyList<string>> rows, int widest = 60)
    {
        var widths = Enumerable.Range(0, rows[0].Count - 1).Select(c => rows.Max(r => WidthOf(r[c]))).ToList();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            for (var c = 0; c < widths.Count; c++) text.Append(row[c]).Append(' ', widths[c] - WidthOf(row[c])).Append(Gap);
            text.AppendLine(Cut(row[^1], widest));
        }

        return text.ToString();
    }

    private static string Cut(string cell, int widest)
    {
        var text = new StringBuilder();
        var width = 0;
        foreach (var rune in cell.EnumerateRunes())
        {
            // A table has one line a row, whatever its author typed; an escape would reach the terminal.
            var shown = Rune.IsControl(rune) ? new Rune(' ') : rune;
            width += WidthOf(shown);
            if (width > widest) return text.Append('…').ToString();
            text.Append(shown);
        }

        return text.ToString();
    }

    private static int WidthOf(string text) => text.EnumerateRunes().Sum(WidthOf);

    // Unicode standard annex 11: Han, kana, hangul, their punctuation, full-width forms and emoji take two columns.
    private static int WidthOf(Rune rune) => rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) ? 2 : 1;
}
