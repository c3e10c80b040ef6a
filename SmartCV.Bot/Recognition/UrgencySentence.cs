using static SmartCV.Bot.Recognition.UrgencyClue;

namespace SmartCV.Bot.Recognition;

/// <summary>One sentence with the clues in it: which stand together, and whether that is told and not asked.</summary>
internal readonly ref struct UrgencySentence
{
    // A hostile text must not make us ask the patterns for each of thousands of pairs.
    private const int MostChecks = 8;
    private const string ClauseEnds = ",，、;；:：";

    private readonly ReadOnlySpan<char> _folded;
    private readonly ReadOnlySpan<UrgencyHit> _hits;

    public UrgencySentence(ReadOnlySpan<char> folded, Span<UrgencyHit> room)
    {
        _folded = folded;
        _hits = room[..UrgencyScan.Find(folded, room)];
        foreach (var hit in _hits) All |= hit.Clue;
        var han = 0;
        foreach (var c in folded)
            if (c >= 0x4E00) han++;
        IsLatin = han * 4 < folded.Length;
    }

    /// <summary>All clues of the sentence.</summary>
    public UrgencyClue All { get; }

    /// <summary>English needs some four times the letters for the same words.</summary>
    public bool IsLatin { get; }

    public ReadOnlySpan<char> Folded => _folded;

    public bool Has(UrgencyClue clues) => (All & clues) == clues;

    public bool HasAny(UrgencyClue clues) => (All & clues) != None;

    /// <summary>True when a clue stands in a clause that tells.</summary>
    public bool Tells(UrgencyClue clue)
    {
        if (!HasAny(clue)) return false;
        var checks = 0;
        foreach (var hit in _hits)
            if ((hit.Clue & clue) != None && checks++ < MostChecks && Told(hit.Start, hit.End)) return true;
        return false;
    }

    /// <summary>True when both stand near each other, in clauses that tell.</summary>
    /// <param name="gap">Most characters between them, in Chinese; four times as many in English.</param>
    /// <param name="ordered">The first comes first.</param>
    /// <param name="third">Must be within <paramref name="thirdGap"/> of the two.</param>
    /// <param name="thirdGap">0: the same distance.</param>
    public bool Together(UrgencyClue first, UrgencyClue second, int gap, bool ordered = false, UrgencyClue third = None, int thirdGap = 0)
    {
        if (!HasAny(first) || !HasAny(second) || (third != None && !HasAny(third))) return false;
        if (thirdGap == 0) thirdGap = gap;
        if (IsLatin) (gap, thirdGap) = (gap * 4, thirdGap * 4);
        var checks = 0;
        foreach (var a in _hits)
        {
            if ((a.Clue & first) == None) continue;
            foreach (var b in _hits)
            {
                if ((b.Clue & second) == None || b == a || (ordered && b.Start <= a.Start) || Between(a, b) > gap) continue;
                var (from, to) = (Math.Min(a.Start, b.Start), Math.Max(a.End, b.End));
                if (third != None && !Reaches(third, thirdGap, ref from, ref to)) continue;
                if (checks++ == MostChecks) return false;
                if (Told(from, to)) return true;
            }
        }

        return false;
    }

    private bool Reaches(UrgencyClue clue, int gap, ref int from, ref int to)
    {
        foreach (var hit in _hits)
        {
            if ((hit.Clue & clue) == None || hit.Start - to > gap || from - hit.End > gap) continue;
            (from, to) = (Math.Min(from, hit.Start), Math.Max(to, hit.End));
            return true;
        }

        return false;
    }

    private static int Between(UrgencyHit a, UrgencyHit b) => Math.Max(b.Start - a.End, a.Start - b.End);

    // The clauses that hold the clues: "账号被盗了，能帮我冻结吗" asks for something else than it tells.
    private bool Told(int from, int to)
    {
        while (from > 0 && !ClauseEnds.Contains(_folded[from - 1])) from--;
        while (to < _folded.Length && !ClauseEnds.Contains(_folded[to])) to++;
        return !UrgencyAsks.In(_folded[from..to]);
    }
}
