using System.Collections.Frozen;

namespace SmartCV.Bot.Recognition;

/// <param name="Start">In the text that was looked through.</param>
/// <param name="End">Exclusive.</param>
internal readonly record struct UrgencyHit(UrgencyClue Clue, int Start, int End);

/// <summary>
/// Finds the words of all clues in one pass. Every turn pays for it, so it is a table by the first two characters and no pattern: 2 µs for a sentence,
/// where the patterns that it replaces took 20 to 130.
/// </summary>
internal static class UrgencyScan
{
    /// <summary>More words of clues than this are not looked at: a text that has them all is no message.</summary>
    public const int MostHits = 64;

    private static readonly FrozenDictionary<int, Entry[]> Index = Build();

    /// <param name="hits">Filled in the order of the text; longer words do not hide those within them.</param>
    /// <returns>How many were found.</returns>
    public static int Find(ReadOnlySpan<char> folded, Span<UrgencyHit> hits)
    {
        var count = 0;
        for (var i = 0; i < folded.Length; i++)
        {
            var c = folded[i];
            if (c == ' ' || (IsLetter(c) && i > 0 && IsLetter(folded[i - 1]))) continue;
            if (i + 1 < folded.Length && Index.TryGetValue(Key(c, folded[i + 1]), out var longer)) Collect(folded, i, longer, hits, ref count);
            if (c >= 0x4E00 && Index.TryGetValue(Key(c, '\0'), out var single)) Collect(folded, i, single, hits, ref count);
            if (count == hits.Length) return count;
        }

        return count;
    }

    private static void Collect(ReadOnlySpan<char> folded, int at, Entry[] entries, Span<UrgencyHit> hits, ref int count)
    {
        foreach (var entry in entries)
        {
            var end = at + entry.Word.Length;
            if (count == hits.Length || !folded[at..].StartsWith(entry.Word, StringComparison.Ordinal)) continue;
            if (entry.Whole && end < folded.Length && IsLetter(folded[end])) continue;
            hits[count++] = new UrgencyHit(entry.Clue, at, end);
        }
    }

    private static bool IsLetter(char c) => char.IsAsciiLetterOrDigit(c);

    private static int Key(char first, char second) => (first << 16) | second;

    private static FrozenDictionary<int, Entry[]> Build()
    {
        var clues = new Dictionary<(string Word, bool Whole), UrgencyClue>();
        foreach (var (clue, words) in UrgencyHan.Words)
            foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries)) Add(clues, word, clue);
        foreach (var (clue, words) in UrgencyLatin.Words)
            foreach (var word in words.Split('|')) Add(clues, word, clue);
        return clues.Select(c => new Entry(c.Key.Word, c.Key.Whole, c.Value))
            .GroupBy(e => Key(e.Word[0], e.Word.Length > 1 ? e.Word[1] : '\0'))
            .ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    private static void Add(Dictionary<(string Word, bool Whole), UrgencyClue> clues, string word, UrgencyClue clue)
    {
        var key = word[^1] == '$' ? (word[..^1], true) : (word, false);
        clues[key] = clues.GetValueOrDefault(key) | clue;
    }

    private sealed record Entry(string Word, bool Whole, UrgencyClue Clue);
}
