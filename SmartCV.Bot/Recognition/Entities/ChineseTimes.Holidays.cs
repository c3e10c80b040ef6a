namespace SmartCV.Bot.Recognition.Entities;

internal sealed partial class ChineseTimes
{
    // Those with a fixed day that people count from; lunar ones would need a table of years.
    private static readonly (string Word, int Month, int Day)[] Holidays =
    [
        ("元旦节", 1, 1), ("元旦", 1, 1), ("情人节", 2, 14), ("妇女节", 3, 8), ("植树节", 3, 12), ("愚人节", 4, 1), ("劳动节", 5, 1), ("青年节", 5, 4), ("儿童节", 6, 1), ("建党节", 7, 1),
        ("建军节", 8, 1), ("教师节", 9, 10), ("国庆节", 10, 1), ("国庆日", 10, 1), ("国庆", 10, 1), ("万圣节", 10, 31), ("光棍节", 11, 11), ("双十一", 11, 11), ("平安夜", 12, 24), ("圣诞节", 12, 25), ("圣诞", 12, 25),
    ];

    private Piece ReadHoliday(int p)
    {
        var q = ReadYear(p, out var year) is > 0 and var behind ? Skip(IsAny(behind, "的") ? behind + 1 : behind) : p;
        if (!IsAny(q, "元情妇植愚劳青儿建教国万光双平圣")) return default;
        foreach (var (word, month, day) in Holidays)
        {
            if (At(q, word)) return new Piece(p, q + word.Length) { Day = year is { } y ? DayReading.Full(y, month, day) : DayReading.OfMonth(Today, month, day) };
        }

        return default;
    }

    // 80年代, 九十年代, 1990年代
    private Piece ReadDecade(int p)
    {
        if (!ChineseNumerals.TryRead(_text, p, out var q, out var value, out var digits) || !At(Skip(q), "年代")) return default;
        var decade = digits == 4 ? value / 10 * 10 : value is >= 10 and <= 99 ? value / 10 * 10 : value is >= 1 and <= 9 && digits > 1 ? value * 10 : -1;
        if (decade < 0 || (digits == 4 && decade is < 1000 or > 2200)) return default;
        var end = Skip(q) + 2;
        if (digits == 4) return new Piece(p, end) { Period = PeriodReading.Between(new(decade, 1, 1), new(decade + 10, 1, 1), "P10Y") };
        var (past, future) = (new DateTime(1900 + decade, 1, 1), new DateTime(2000 + decade, 1, 1));
        return new Piece(p, end)
        {
            Period = new PeriodReading($"(XX{decade:D2}-01-01,XX{(decade + 10) % 100:D2}-01-01,P10Y)", PeriodGrain.Other, past, past.AddYears(10), future, future.AddYears(10)),
        };
    }
}
