namespace SmartCV.Bot.Recognition.Entities;

internal sealed partial class ChineseTimes
{
    private const int LastOfMonth = 5;

    // 四月的最后一个星期一, 2021年5月第二个周五
    private Piece ReadNthWeekday(int p, int periodEnd, PeriodReading month)
    {
        var q = Skip(IsAny(periodEnd, "的") ? periodEnd + 1 : periodEnd);
        int nth, end;
        if (At(q, "最后一个")) (nth, end) = (LastOfMonth, q + 4);
        else if (At(q, "第") && ChineseNumerals.TryRead(_text, q + 1, out end, out nth, out _) && At(end, "个") && nth is >= 1 and <= LastOfMonth) end++;
        else return default;
        if (ReadWeekWord(end, out _, out var isRelative) is not (> 0 and var behind) || isRelative || behind >= _text.Length) return default;
        var weekday = _text[behind] == '天' ? 7 : Weekdays.IndexOf(_text[behind], StringComparison.Ordinal) + 1;
        if (weekday == 0) return default;
        return new Piece(p, behind + 1) { Day = new DayReading($"{month.Timex}-WXX-{weekday}-#{nth}", Nth(month.PastBegin, weekday, nth), Nth(month.FutureBegin, weekday, nth)) };
    }

    private static DateTime? Nth(DateTime first, int weekday, int nth)
    {
        var day = first.AddDays(((weekday - DayReading.WeekdayOf(first) + 7) % 7) + (7 * (nth - 1)));
        return day.Month == first.Month ? day : nth == LastOfMonth ? day.AddDays(-7) : null;
    }

    // 今年的最后三个月, 2021年前两个月
    private Piece ReadPartOfPeriod(int p, int periodEnd, PeriodReading whole)
    {
        var q = Skip(IsAny(periodEnd, "的") ? periodEnd + 1 : periodEnd);
        var isLast = At(q, "最后");
        if (!isLast && !At(q, "最初") && !At(q, "头")) return default;
        if (ReadDuration(Skip(q + (At(q, "头") ? 1 : 2)), out var end) is not { } spell || spell.IsBelowDay) return default;
        var (begin, behind) = (whole.PastBegin, whole.PastEnd);
        if (spell.Smallest == TimeUnit.Week)
        {
            // Weeks are whole ones: they end with the week that holds the last Thursday.
            begin = DayReading.Monday(begin.AddDays(3));
            behind = DayReading.Monday(behind.AddDays(-4)).AddDays(7);
        }

        if ((isLast ? spell.From(behind, -1) : spell.From(begin, 1)) is not { } edge) return default;
        return new Piece(p, end) { Period = isLast ? PeriodReading.Between(edge, behind, spell.Timex) : PeriodReading.Between(begin, edge, spell.Timex) };
    }

    // 差五分三点, 差一刻两点
    private ClockReading? ReadClockMinus(int p, out int end)
    {
        end = p;
        if (!At(p, "差")) return null;
        var q = Skip(p + 1);
        int minutes;
        if (At(q, "一刻")) (minutes, q) = (15, q + 2);
        else if (ChineseNumerals.TryRead(_text, q, out var behind, out minutes, out _) && minutes is > 0 and < 60 && At(Skip(behind), "分")) q = Skip(behind) + 1;
        else return null;
        if (ReadClock(Skip(q), out end) is not { Minute: null, Hour: >= 1 and <= 23 } clock) return null;
        return clock with { Hour = clock.Hour == 1 ? 12 : clock.Hour - 1, Minute = 60 - minutes };
    }
}
