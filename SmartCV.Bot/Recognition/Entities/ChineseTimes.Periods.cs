namespace SmartCV.Bot.Recognition.Entities;

internal sealed partial class ChineseTimes
{
    private Piece ReadPeriod(int p)
    {
        if (ReadWeekPeriod(p) is { IsNothing: false } week) return week;
        if (ReadNumericMonth(p) is { IsNothing: false } numeric) return numeric;
        if (ReadYear(p, out var year) is > 0 and var yearEnd) return ReadWithinYear(p, yearEnd, year!.Value);
        if (ReadHalf(p, Today.Year) is { IsNothing: false } half) return half;
        if (ReadRelative(p, out var months, out var isRelative) is var q && isRelative && At(q, "月") && !IsAny(q + 1, "亮球光卡会"))
            return WithinMonth(p, At(q, "月份") ? q + 2 : q + 1, PeriodReading.MonthIn(Today, months));
        if (At(p, "周末") && !(p > 0 && _text[p - 1] == '每')) return new Piece(p, p + 2) { Period = PeriodReading.Weekend(Today, 0) };
        // 月底, 年初: of the current one.
        if (IsAny(p, "月年") && IsAny(p + 1, "初底末") && !(p > 0 && (ChineseNumerals.IsNumeral(_text[p - 1]) || IsAny(p - 1, "每个")))) return ReadEdge(p);
        return ReadMonth(p, out var monthEnd) is { } month ? WithinMonth(p, monthEnd, PeriodReading.MonthAlone(Today, month)) : default;
    }

    // 2016-12, 2016/12
    private Piece ReadNumericMonth(int p)
    {
        if (!char.IsAsciiDigit(_text[p]) || !ChineseNumerals.TryRead(_text, p, out var q, out var year, out var digits) || digits != 4 || year is < 1900 or > 2100 || !IsAny(q, "-/")) return default;
        if (!ChineseNumerals.TryRead(_text, q + 1, out var end, out var month, out var monthDigits) || !char.IsAsciiDigit(_text[q + 1]) || monthDigits != 2 || month is < 1 or > 12 || IsAny(end, "-/.年")) return default;
        return new Piece(p, end) { Period = PeriodReading.Month(year, month) };
    }

    private Piece WithinMonth(int p, int end, PeriodReading month)
    {
        if (ReadNthWeekday(p, end, month) is { IsNothing: false } day) return day;
        return ReadPartOfPeriod(p, end, month) is { IsNothing: false } part ? part : WithPart(new Piece(p, end) { Period = month });
    }

    private Piece ReadEdge(int p)
    {
        var whole = _text[p] == '月' ? PeriodReading.MonthIn(Today, 0) : PeriodReading.Year(Today.Year);
        return new Piece(p, p + 2) { Period = whole.Narrowed(_text[p + 1] == '初' ? "start" : "end") };
    }

    private Piece ReadWithinYear(int p, int yearEnd, int year)
    {
        var q = Skip(IsAny(yearEnd, "的") ? yearEnd + 1 : yearEnd);
        if (ReadMonth(q, out var monthEnd) is { } month) return WithinMonth(p, monthEnd, PeriodReading.Month(year, month));
        if (ReadHalf(q, year) is { IsNothing: false } half) return half with { Start = p };
        var whole = PeriodReading.Year(year);
        if (ReadPartOfPeriod(p, yearEnd, whole) is { IsNothing: false } part) return part;
        // "今年" is what has passed of it.
        if (At(p, "今年")) whole = PeriodReading.Of(whole.Timex, PeriodGrain.Year, whole.PastBegin, Today);
        if (IsAny(yearEnd, "初")) return new Piece(p, yearEnd + 1) { Period = PeriodReading.Year(year).Narrowed("start") };
        if (IsAny(yearEnd, "中")) return new Piece(p, yearEnd + 1) { Period = PeriodReading.Year(year).Narrowed("mid") };
        if (IsAny(yearEnd, "末底")) return new Piece(p, yearEnd + 1) { Period = PeriodReading.Year(year).Narrowed("end") };
        return new Piece(p, yearEnd) { Period = whole };
    }

    private Piece ReadHalf(int p, int year)
    {
        var end = At(p, "上半年") || At(p, "下半年") || At(p, "前半年") || At(p, "后半年") ? p + 3 : At(p, "上个半年") || At(p, "下个半年") || At(p, "前个半年") ? p + 4 : 0;
        return end == 0 ? default : new Piece(p, end) { Period = PeriodReading.HalfYear(year, _text[p] is '下' or '后') };
    }

    private Piece ReadWeekPeriod(int p)
    {
        if (ReadWeekWord(p, out var weeks, out var isRelative) is not (> 0 and var q) || !isRelative) return default;
        return IsAny(q, "末") ? new Piece(p, q + 1) { Period = PeriodReading.Weekend(Today, weeks) } : new Piece(p, q) { Period = PeriodReading.Week(Today, weeks) };
    }

    private Piece WithPart(Piece month)
    {
        var part = IsAny(month.End, "初") ? "start" : IsAny(month.End, "中") && !At(month.End, "中午") ? "mid" : IsAny(month.End, "底末") ? "end" : null;
        if (part is null || !(IsAny(month.End + 1, " ,，。的") || month.End + 1 == _text.Length || part != "mid")) return month;
        return month with { End = month.End + 1, Period = month.Period!.Value.Narrowed(part) };
    }

    private int? ReadMonth(int p, out int end)
    {
        end = p;
        if (p > 0 && ChineseNumerals.IsNumeral(_text[p - 1])) return null;
        if (!ChineseNumerals.TryRead(_text, p, out var q, out var month, out _) || month is < 1 or > 12 || !At(Skip(q), "月")) return null;
        end = Skip(q) + (At(Skip(q), "月份") ? 2 : 1);
        return IsAny(end, "亮球光卡会") ? null : month;
    }

    // 之前, 以后, 或之后, 及以前, 起, 开始, 以来, behind what was read; 从 counts as part of it then.
    private Found? Opened(Found found, int start)
    {
        var q = Skip(found.End);
        var joined = IsAny(q, "或及和");
        if (joined) q = Skip(q + 1);
        var word = At(q, "之") || At(q, "以") ? q + 1 : q;
        string? mod = null;
        var end = word + 1;
        if (IsAny(word, "前") && !At(word, "前面")) mod = joined ? RangeOpening.Until : RangeOpening.Before;
        else if (IsAny(word, "后") && !At(word, "后面") && !At(word, "后台") && !At(word, "后来")) mod = joined ? RangeOpening.Since : RangeOpening.After;
        else if (joined) return null;
        else if (At(q, "以来") || At(q, "开始")) (mod, end) = (RangeOpening.Since, q + 2);
        else if (At(q, "起") && !IsAny(q + 1, "来床初码诉")) (mod, end) = (RangeOpening.Since, q + 1);
        if (mod is null || found.Meaning.Readings[0].Timex.EndsWith("_REF", StringComparison.Ordinal) || RangeOpening.Open(found.Meaning, mod) is not { } open) return null;
        return new Found(At(start, "从") ? start : found.Start, end, open);
    }
}
