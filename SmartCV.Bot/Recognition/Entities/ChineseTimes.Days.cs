namespace SmartCV.Bot.Recognition.Entities;

internal sealed partial class ChineseTimes
{
    private const string Weekdays = "一二三四五六日";

    private Piece ReadDay(int p)
    {
        foreach (var (word, days) in ChineseTimeWords.Days)
        {
            // 后天性 is no day.
            if (At(p, word) && !IsAny(p + word.Length, "性")) return new Piece(p, p + word.Length) { Day = DayReading.On(Today.AddDays(days)) };
        }

        foreach (var (word, days, part) in ChineseTimeWords.DaysWithPart)
        {
            if (At(p, word)) return new Piece(p, p + word.Length) { Day = DayReading.On(Today.AddDays(days)), Part = part };
        }

        if (ReadWeekday(p) is { IsNothing: false } weekday) return weekday;
        if (ReadHoliday(p) is { IsNothing: false } holiday) return holiday;
        var date = ReadNumericDate(p) is { IsNothing: false } numeric ? numeric : ReadWrittenDate(p);
        return date.IsNothing ? date : date with { End = WithWeekday(date.End) };
    }

    // 上上周五, 下个星期一, 周日. Behind a number it is a length: "三周一次".
    private Piece ReadWeekday(int p)
    {
        var q = ReadWeekWord(p, out var weeks, out var isRelative);
        if (q == 0 || q >= _text.Length || (!isRelative && p > 0 && (ChineseNumerals.IsNumeral(_text[p - 1]) || _text[p - 1] is '每' or '个'))) return default;
        var weekday = _text[q] is '天' ? 7 : _text[q] is >= '1' and <= '7' ? _text[q] - '0' : Weekdays.IndexOf(_text[q], StringComparison.Ordinal) + 1;
        if (weekday == 0) return default;
        return new Piece(p, q + 1) { Day = isRelative ? DayReading.WeekdayIn(Today, weeks, weekday) : DayReading.Weekday(Today, weekday) };
    }

    // Behind the word for week, with how many weeks from this one it is; 0 when there is none.
    private int ReadWeekWord(int p, out int weeks, out bool isRelative)
    {
        var q = ReadRelative(p, out weeks, out isRelative);
        return At(q, "周") ? q + 1 : At(q, "星期") || At(q, "礼拜") ? q + 2 : 0;
    }

    // 上, 下下, 这个, 本: how many steps back or ahead.
    private int ReadRelative(int p, out int steps, out bool isRelative)
    {
        steps = 0;
        var q = p;
        while (q - p < 3 && IsAny(q, "上下")) steps += _text[q++] == '上' ? -1 : 1;
        if (q == p && IsAny(q, "这本当")) q++;
        isRelative = q > p;
        return isRelative && At(q, "个") ? Skip(q + 1) : Skip(q);
    }

    private int WithWeekday(int end)
    {
        var q = end;
        while (IsAny(q, " ,，、(（")) q++;
        if (ReadWeekWord(q, out _, out var isRelative) is not (> 0 and var behind) || isRelative || !(IsAny(behind, Weekdays) || IsAny(behind, "天"))) return end;
        return IsAny(behind + 1, ")）") && q > 0 && _text[q - 1] is '(' or '（' ? behind + 2 : behind + 1;
    }

    // 2018-03-05, 2018/3/5, 2018.3.5, 12/1
    private Piece ReadNumericDate(int p)
    {
        if (!char.IsAsciiDigit(_text[p]) || !ChineseNumerals.TryRead(_text, p, out var q, out var first, out var digits) || !IsAny(q, "-/.")) return default;
        var separator = _text[q];
        if (!ChineseNumerals.TryRead(_text, q + 1, out var r, out var second, out var secondDigits) || secondDigits > 2 || !char.IsAsciiDigit(_text[q + 1])) return default;
        if (digits == 4)
        {
            if (!IsAny(r, "-/.") || _text[r] != separator || r + 1 >= _text.Length || !char.IsAsciiDigit(_text[r + 1])) return default;
            if (!ChineseNumerals.TryRead(_text, r + 1, out var s, out var third, out var thirdDigits) || thirdDigits > 2) return default;
            s = IsAny(s, "日号") ? s + 1 : s;
            return first is > 1000 and < 2200 && second is >= 1 and <= 12 && third is >= 1 and <= 31 ? new Piece(p, s) { Day = DayReading.Full(first, second, third) } : default;
        }

        if (separator == '/' && digits <= 2 && IsAny(r, "/") && ChineseNumerals.TryRead(_text, r + 1, out var yearEnd, out var year, out var yearDigits) && yearDigits == 4 && first is >= 1 and <= 12)
            return year is > 1000 and < 2200 && second is >= 1 and <= 31 ? new Piece(p, yearEnd) { Day = DayReading.Full(year, first, second) } : default;
        // "11-20 21:30" is a date because of the time behind it.
        var isDated = separator == '/' || (separator == '-' && IsAny(r, " ") && ReadClock(Skip(r), out _) is not null);
        if (!isDated || digits > 2 || IsAny(r, "/.-%")) return default;
        return first is >= 1 and <= 12 && second is >= 1 and <= 31 ? new Piece(p, r) { Day = DayReading.OfMonth(Today, first, second) } : default;
    }

    // [year] month day, the month perhaps as 本月; a day alone needs its 日 or 号.
    private Piece ReadWrittenDate(int p)
    {
        var q = ReadYear(p, out var year) is > 0 and var behindYear ? Skip(IsAny(behindYear, "的") ? behindYear + 1 : behindYear) : p;
        var monthEnd = q == p && ReadRelative(p, out var months, out var isRelative) is var m && isRelative && At(m, "月") ? m + 1 : 0;
        months = monthEnd > 0 ? StepsAt(p) : 0;
        var month = 0;
        if (monthEnd == 0 && ChineseNumerals.TryRead(_text, q, out var e, out month, out _) && month is >= 1 and <= 12 && At(Skip(e), "月") && !At(Skip(e), "月份")) monthEnd = Skip(e) + 1;
        if (monthEnd == 0) return q == p ? ReadDayOfMonth(p) : default;
        var start = Skip(monthEnd);
        if (!ChineseNumerals.TryRead(_text, start, out var end, out var day, out _) || day is < 1 or > 31) return default;
        if (IsAny(Skip(end), "日号")) end = Skip(end) + 1;
        else if (IsAny(Skip(end), "个天分秒点时周星年月次元块万份人%.:到至") || (q == p && monthEnd > 0 && months != 0)) return default;
        if (year is null && month == 0)
        {
            var first = new DateTime(Today.Year, Today.Month, 1).AddMonths(months);
            return new Piece(p, end) { Day = DayReading.Full(first.Year, first.Month, day) };
        }

        return new Piece(p, end) { Day = year is { } y ? DayReading.Full(y, month, day) : DayReading.OfMonth(Today, month, day) };
    }

    private int StepsAt(int p)
    {
        ReadRelative(p, out var steps, out _);
        return steps;
    }

    private Piece ReadDayOfMonth(int p)
    {
        if (p > 0 && ChineseNumerals.IsNumeral(_text[p - 1])) return default;
        if (!ChineseNumerals.TryRead(_text, p, out var q, out var day, out _) || day is < 1 or > 31 || !IsAny(Skip(q), "日号")) return default;
        var end = Skip(q) + 1;
        return IsAny(end, "楼线店机字码位元内以间子常报期志") ? default : new Piece(p, end) { Day = DayReading.OfEachMonth(Today, day) };
    }

    // Behind 年, with the year; 0 when there is none. A single digit is a length ("3年").
    private int ReadYear(int p, out int? year)
    {
        year = null;
        foreach (var (word, years) in ChineseTimeWords.Years)
        {
            if (!At(p, word)) continue;
            year = Today.Year + years;
            return p + word.Length;
        }

        if (!ChineseNumerals.TryRead(_text, p, out var q, out var value, out var digits) || !At(Skip(q), "年")) return 0;
        var end = Skip(q) + 1;
        if (digits == 2 && (value < 10 || value >= 90 || IsMonthAt(Skip(end)))) year = value < 40 ? 2000 + value : 1900 + value;
        else if ((digits == 4 || (digits == 0 && value > 1900)) && value is > 1000 and < 2200) year = value;
        return year is null ? 0 : end;
    }

    private bool IsMonthAt(int p) => ChineseNumerals.TryRead(_text, p, out var q, out var month, out _) && month is >= 1 and <= 12 && At(Skip(q), "月");
}
