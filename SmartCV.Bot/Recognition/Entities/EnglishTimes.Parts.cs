namespace SmartCV.Bot.Recognition.Entities;

internal sealed partial class EnglishTimes
{
    // the third month of 2021, the first 2 weeks of 2021, last 3 months of this year, first week of 2015, last week of last month
    private Piece ReadPartOfPeriod(int i)
    {
        var j = Is(i, "the") ? i + 1 : i;
        var isLast = Is(j, "last");
        if (!isLast && !IsRole(j, WordRole.Ordinal) && !Is(j, "second")) return default;
        var nth = isLast ? 0 : ReadDayNumber(j, out _, plain: false) ?? 0;
        var unitAt = ReadNumber(j + 1, out var behind) is not null ? behind : j + 1;
        var count = unitAt > j + 1 ? ReadNumber(j + 1, out _)!.Value : 0;
        if (ReadUnit(unitAt, out var end) is not { } unit || unit is not (TimeUnit.Day or TimeUnit.Week or TimeUnit.Month) || !Is(end, "of", "in")) return default;
        var innerAt = end + 1;
        if (innerAt >= _tokens.Count || ReadPeriodAt(innerAt) is not { Period: { Mod: null } whole } inner) return default;
        if (count > 0) return nth is 0 or 1 ? new Piece(i, inner.End) { Period = Several(whole, new Spell(count, unit), isLast) } : default;
        return Single(i, inner.End, whole, unit, nth);
    }

    private static PeriodReading Several(PeriodReading whole, Spell spell, bool isLast)
    {
        var (begin, end) = (whole.PastBegin, whole.PastEnd);
        if (spell.Smallest == TimeUnit.Week) (begin, end) = (FirstMonday(begin), DayReading.Monday(end.AddDays(-1)) is var last && DayReading.WeekdayOf(end.AddDays(-1)) >= 4 ? last.AddDays(7) : last);
        return isLast ? PeriodReading.Between(spell.From(end, -1) ?? begin, end, spell.Timex) : PeriodReading.Between(begin, spell.From(begin, 1) ?? end, spell.Timex);
    }

    private Piece Single(int i, int end, PeriodReading whole, TimeUnit unit, int nth)
    {
        if (unit == TimeUnit.Month)
        {
            if (whole.Grain != PeriodGrain.Year || nth > 12) return default;
            return new Piece(i, end) { Period = PeriodReading.Month(whole.PastBegin.Year, nth == 0 ? 12 : nth) };
        }

        if (unit == TimeUnit.Day) return new Piece(i, end) { Day = DayReading.On(nth == 0 ? whole.PastEnd.AddDays(-1) : whole.PastBegin.AddDays(nth - 1)) };
        var first = FirstMonday(whole.PastBegin);
        var monday = nth == 0 ? DayReading.Monday(whole.PastEnd.AddDays(-4)) : first.AddDays(7 * (nth - 1));
        if (whole.Grain == PeriodGrain.Year) return new Piece(i, end) { Period = PeriodReading.Week(monday, 0) };
        var number = ((monday - first).Days / 7) + 1;
        var later = FirstMonday(whole.FutureBegin).AddDays(7 * (number - 1));
        return new Piece(i, end) { Period = new PeriodReading($"{whole.Timex}-W{number:D2}", PeriodGrain.Other, monday, monday.AddDays(7), later, later.AddDays(7)) };
    }

    // The first week of a period is the one with its first Thursday, as ISO 8601 counts them in a year.
    private static DateTime FirstMonday(DateTime begin) => DayReading.WeekdayOf(begin) <= 4 ? DayReading.Monday(begin) : DayReading.Monday(begin).AddDays(7);
}
