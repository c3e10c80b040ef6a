namespace SmartCV.Bot.Recognition.Entities;

/// <summary>
/// Dates, times, ranges and durations in Chinese. A scanner by hand over the folded text: at each place the longest expression wins, and reading goes on
/// behind it, so that the work grows with the length of the text. Seasons, lunar days, week numbers and holidays are not read.
/// </summary>
internal sealed partial class ChineseTimes
{
    private const string Beginnings = "今明昨前后大上下本这去当每从自由过未近接还早晚凌清中午正傍深夜半刚现目此马立最周星礼零〇一二两三四五六七八九十廿几白年月元情妇植愚劳青儿建教国万光双平圣差";

    private const int LongestTitle = 24;

    private readonly string _text;
    private readonly DateTime _now;

    private ChineseTimes(string text, DateTime now) => (_text, _now) = (text, now);

    /// <param name="text">Folded in place.</param>
    public static List<Found> Read(string text, DateTime now) => new ChineseTimes(text, now).Read();

    private DateTime Today => _now.Date;

    private List<Found> Read()
    {
        var found = new List<Found>();
        for (var p = 0; p < _text.Length;)
        {
            // A title is no time, whatever it says.
            if (_text[p] == '《' && _text.IndexOf('》', p) is > 0 and var title && title - p < LongestTitle) p = title;
            else if (CanBegin(p) && ReadAt(p) is { } one && IsFree(one))
            {
                found.Add(one);
                p = one.End;
            }
            else p = NextStart(p);
        }

        return found;
    }

    // "第三天" counts, and is no length.
    private bool CanBegin(int p) => !(p > 0 && _text[p - 1] == '第' && ChineseNumerals.IsNumeral(_text[p])) && (char.IsAsciiDigit(_text[p])
        ? p == 0 || !(char.IsAsciiLetterOrDigit(_text[p - 1]) || (_text[p - 1] is '.' or '-' or '/' or ':' or '_' && p > 1 && char.IsAsciiLetterOrDigit(_text[p - 2])))
        : Beginnings.Contains(_text[p], StringComparison.Ordinal));

    // A number that was no time is not looked into again from its second digit.
    private int NextStart(int p)
    {
        if (!char.IsAsciiDigit(_text[p])) return p + 1;
        while (p < _text.Length && char.IsAsciiDigit(_text[p])) p++;
        return p;
    }

    private bool IsFree(Found one) =>
        one.End == _text.Length || !(char.IsAsciiLetterOrDigit(_text[one.End]) && char.IsAsciiLetterOrDigit(_text[one.End - 1]));

    private Found? ReadAt(int p)
    {
        if (Every(p) is { } set) return set;
        var from = At(p, "从") ? p + 1 : At(p, "自从") ? p + 2 : At(p, "由") || At(p, "自") ? p + 1 : p;
        var piece = ReadPiece(Skip(from));
        if (ReadRange(from == p || _text[p] == '自' ? Skip(from) : p, Skip(from), piece) is { } range) return Opened(range, p) ?? range;
        if (piece.IsNothing || piece.ToMeaning(_now) is not { } meaning) return null;
        var alone = new Found(piece.Start, piece.End, meaning);
        return Opened(alone, p) ?? alone;
    }

    private Found? Every(int p)
    {
        if (_text[p] != '每') return null;
        var q = At(p + 1, "个") ? p + 2 : p + 1;
        foreach (var (word, timex) in ChineseTimeWords.Every)
        {
            if (At(q, word)) return new Found(p, q + word.Length, new Meaning("set", new Reading(timex, default) { IsImpossible = true }));
        }

        return null;
    }

    private Found? ReadRange(int start, int first, Piece from)
    {
        if (from.IsNothing) return ReadBareRange(start, first);
        var next = Skip(from.End);
        if (Joint(next) is not (> 0 and var behind)) return null;
        var to = ReadPiece(Skip(behind));
        return to.IsNothing || RangeJoining.Join(from, to, _now) is not { } meaning ? null : new Found(start, to.End, meaning);
    }

    // "3到5月", "2015-2018年": the first number is of the kind of the second.
    private Found? ReadBareRange(int start, int first)
    {
        if (!ChineseNumerals.TryRead(_text, first, out var end, out var value, out var digits) || Joint(Skip(end)) is not (> 0 and var behind)) return null;
        var to = ReadPiece(Skip(behind));
        var from = to switch
        {
            { Period.Grain: PeriodGrain.Year } when digits == 4 && value is > 1000 and < 2200 => to with { Period = PeriodReading.Year(value) },
            { Period: { Grain: PeriodGrain.Month } month } when value is >= 1 and <= 12 => to with { Period = month.IsDefinite ? PeriodReading.Month(month.PastBegin.Year, value) : PeriodReading.MonthAlone(Today, value) },
            { IsDayOnly: true } when to.Day!.Value.Timex.StartsWith("XXXX-XX", StringComparison.Ordinal) && value is >= 1 and <= 31 => to with { Day = DayReading.OfEachMonth(Today, value) },
            { IsClockOnly: true } when value <= 24 && digits < 3 => to with { Clock = new ClockReading(value, null, null, value is >= 1 and <= 12) },
            _ => default,
        };
        return from.IsNothing || RangeJoining.Join(from, to, _now) is not { } meaning ? null : new Found(start, to.End, meaning);
    }

    private int Joint(int p)
    {
        if (At(p, "一直到") || At(p, "持续到")) return p + 3;
        return p < _text.Length && _text[p] is '到' or '至' or '-' or '~' or '—' or '–' or '～' ? (p + 1 < _text.Length && _text[p + 1] == '—' ? p + 2 : p + 1) : 0;
    }

    private int Skip(int p)
    {
        while (p < _text.Length && _text[p] == ' ') p++;
        return p;
    }

    private bool At(int p, string word) => string.CompareOrdinal(_text, p, word, 0, word.Length) == 0 && p + word.Length <= _text.Length;

    private bool IsAny(int p, string characters) => p < _text.Length && characters.Contains(_text[p], StringComparison.Ordinal);
}
