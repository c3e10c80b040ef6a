namespace SmartCV.Bot.Recognition.Entities;

internal sealed partial class ChineseTimes
{
    private Piece ReadPiece(int p)
    {
        if (p >= _text.Length) return default;
        var best = ReadDayAndClock(p);
        best = Longer(best, ReadPeriod(p));
        best = Longer(best, ReadDecade(p));
        best = Longer(best, ReadSpell(p));
        best = Longer(best, ReadSpan(p));
        return best.IsNothing ? ReadMoment(p) : best;
    }

    private static Piece Longer(Piece one, Piece other) => other.End > one.End ? other : one;

    private Piece ReadMoment(int p)
    {
        foreach (var (word, timex) in ChineseTimeWords.Moments)
        {
            if (!At(p, word)) continue;
            var end = p + word.Length;
            return timex == "PRESENT_REF"
                ? new Piece(p, end) { IsNow = true, Day = DayReading.On(Today) }
                : new Piece(p, end) { Whole = new Meaning(Meaning.DateAndTime, new Reading(timex, _now)) };
        }

        return default;
    }

    private Piece ReadDayAndClock(int p)
    {
        var day = ReadDay(p);
        var q = day.IsNothing ? p : Behind(day.End);
        var part = ReadPart(q, out var partEnd) ?? day.Part;
        if (partEnd == q && day.Part is not null) partEnd = day.End;
        var clockStart = part is null ? q : Behind(partEnd);
        if (part is null && IsAny(q, "早晚") && ReadClock(q + 1, out _) is not null) (part, clockStart) = (_text[q] == '早' ? DayPart.Morning : DayPart.Evening, q + 1);
        var clock = ReadClock(clockStart, out var clockEnd);
        if (clock is { } said)
        {
            var isLate = IsAfterMidnight(part, said);
            said = isLate ? said with { Hour = said.Hour % 12, EitherHalf = false } : part is not null ? said.In(part) : said;
            // "昨晚12点" is an hour of the next day; of a day that is not sure ("周五晚上12点") the day stays.
            var on = isLate && day.Day is { IsDefinite: true, Past: { } before } ? DayReading.On(before.AddDays(1)) : day.Day;
            return new Piece(p, clockEnd) { Day = on, Clock = said };
        }

        if (part is not null) return new Piece(p, Math.Max(partEnd, day.End)) { Day = day.Day, Part = part };
        return day;
    }

    // "晚上12点" and "晚上一点" are after midnight.
    private static bool IsAfterMidnight(DayPart? part, ClockReading clock) => part is { Timex: "TNI" or "TEV" } && clock.Hour is 12 or (>= 1 and <= 3) && clock.EitherHalf;

    private int Behind(int p)
    {
        p = Skip(p);
        if (IsAny(p, "的,，")) p++;
        p = Skip(p);
        foreach (var word in (ReadOnlySpan<string>)["大概", "大约", "差不多", "约"])
        {
            if (At(p, word)) return p + word.Length;
        }

        return p;
    }

    // 三天前, 10分钟之前, 两周后; by itself a duration.
    private Piece ReadSpell(int p)
    {
        if (ReadYear(p, out _) > 0 || ReadDuration(p, out var end) is not { } spell) return default;
        var q = Skip(end);
        var word = At(q, "之") || At(q, "以") ? q + 1 : q;
        var sign = IsAny(word, "前") && !At(word, "前面") ? -1 : IsAny(word, "后") && !At(word, "后面") ? 1 : 0;
        if (sign == 0) return new Piece(p, end) { Whole = spell.ToMeaning() };
        if (spell.From(_now, sign) is not { } at) return default;
        // The specification gives the day alone in the timex here.
        return spell.IsBelowDay
            ? new Piece(p, word + 1) { Whole = new Meaning(Meaning.DateAndTime, new Reading(DayReading.Iso(at), at)) }
            : new Piece(p, word + 1) { Day = DayReading.On(at.Date) };
    }

    // 过去十年, 最近三天, 前1周, 还剩5分钟.
    private Piece ReadSpan(int p)
    {
        foreach (var (word, sign) in ChineseTimeWords.Spans)
        {
            if (!At(p, word)) continue;
            var start = Skip(p + word.Length);
            if (word.Length == 1 && p > 0 && "一以之最然如".Contains(_text[p - 1], StringComparison.Ordinal)) continue;
            if (ReadDuration(start, out var end) is not { } spell) continue;
            return SpanOf(p, end, spell, sign);
        }

        return default;
    }

    private Piece SpanOf(int p, int end, Spell spell, int sign)
    {
        var below = spell.IsBelowDay;
        var from = below ? _now : sign == 1 ? Today.AddDays(1) : Today;
        if (spell.From(from, Math.Sign(sign)) is not { } to) return default;
        var (begin, finish) = sign < 0 ? (to, from) : (from, to);
        if (!below) return new Piece(p, end) { Period = PeriodReading.Between(begin, finish, spell.Timex) };
        var timex = $"({Moment(begin)},{Moment(finish)},{spell.Timex})";
        return new Piece(p, end) { Whole = new Meaning(Meaning.DatesAndTimes, new Reading(timex, begin, finish)) };
    }

    private static string Moment(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    private Spell? ReadDuration(int p, out int end)
    {
        Spell? spell = null;
        end = p;
        for (var q = p; ; q = Skip(At(Skip(end), "又") || At(Skip(end), "零") ? Skip(end) + 1 : end))
        {
            if (!ReadCount(q, out var unitStart, out var count)) return spell;
            // 分 alone is many things, behind hours it is minutes.
            var isMinute = spell?.Smallest == TimeUnit.Hour && At(unitStart, "分") && !At(unitStart, "分之");
            var unitEnd = unitStart + 1;
            if ((isMinute ? TimeUnit.Minute : ReadUnit(unitStart, out unitEnd)) is { } unit)
            {
                if (At(unitStart, "刻钟")) count *= 15;
                if (spell is null) spell = new Spell(count, unit);
                else if (unit < spell.Smallest) spell.Add(count, unit);
                else return spell;
                end = unitEnd;
                if (At(end, "半") && !IsAny(end + 1, "天年个小")) spell.AddToLast(0.5);
                else continue;
                end++;
            }

            return spell;
        }
    }

    private bool ReadCount(int p, out int end, out double count)
    {
        count = 0.5;
        end = p + 1;
        if (At(p, "半")) return true;
        if (At(p, "几"))
        {
            count = 3;
            return true;
        }

        if (!ChineseNumerals.TryRead(_text, p, out end, out var value, out var digits) || digits > 4) return false;
        if (digits > 1 && !char.IsAsciiDigit(_text[p]))
        {
            // "两三个小时": about two.
            if (digits != 2 || value % 10 <= value / 10) return false;
            value /= 10;
        }

        count = value;
        if (At(end, ".") && ChineseNumerals.TryRead(_text, end + 1, out var q, out var fraction, out var places) && places is > 0 and < 4)
            (count, end) = (value + (fraction / Math.Pow(10, places)), q);
        if (At(end, "个半")) (count, end) = (count + 0.5, end + 2);
        else if (IsAny(end, "多几来") && (At(end + 1, "个") || ReadUnit(Skip(end + 1), out _) is not null)) end++;
        return true;
    }

    private TimeUnit? ReadUnit(int p, out int end)
    {
        var q = Skip(p);
        var counted = At(q, "个");
        if (counted) q = Skip(q + 1);
        end = q;
        if (!counted && p >= 2 && At(p - 2, "个半")) counted = true;
        foreach (var (word, unit) in ChineseTimeWords.Units)
        {
            if (!At(q, word)) continue;
            // "三月" is a month's name, "三个月" a length; "3年级" is neither.
            if ((unit == TimeUnit.Month && !counted) || (unit == TimeUnit.Year && (At(q, "年级") || At(q, "年前半"))) || At(q, "天气") || At(q, "周岁") || At(q, "周年")) return null;
            end = q + word.Length;
            return unit;
        }

        return null;
    }
}
