using System.Collections.Frozen;
using System.Globalization;
using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Scheduling;

/// <summary>
/// Public holidays and make-up working days (调休), as published per year. A day that is not listed follows its weekday; so does every day of
/// a year that has not been published yet.
/// </summary>
public sealed class PublicHolidays
{
    private readonly FrozenDictionary<DateOnly, bool> _offDays;
    private readonly FrozenSet<int> _years;

    private PublicHolidays(Dictionary<DateOnly, bool> offDays, HashSet<int> years)
    {
        _offDays = offDays.ToFrozenDictionary();
        _years = years.ToFrozenSet();
    }

    public static PublicHolidays None { get; } = new([], []);

    /// <summary>Years with data.</summary>
    public IReadOnlyCollection<int> Years => _years;

    public IEnumerable<DateOnly> OffDays => _offDays.Where(d => d.Value).Select(d => d.Key);

    public IEnumerable<DateOnly> MadeUpDays => _offDays.Where(d => !d.Value).Select(d => d.Key);

    public bool IsOff(DateOnly date) => _offDays.TryGetValue(date, out var off) && off;

    /// <summary>A Saturday or Sunday that is worked.</summary>
    public bool IsMadeUp(DateOnly date) => _offDays.TryGetValue(date, out var off) && !off;

    /// <summary>Reads files in one of two forms: all years (<c>years: 2026: days: [...]</c>), or one year (<c>year: 2026, days: [...]</c>).</summary>
    internal static PublicHolidays Read(IEnumerable<ContentNode> files)
    {
        var days = new Dictionary<DateOnly, bool>();
        var years = new HashSet<int>();
        foreach (var file in files)
        {
            if (file.Find("years") is { } all)
                foreach (var (year, node) in all.Members()) ReadYear(year, node, days, years);
            else if (file.Need("year") is { } year) ReadYear(year.Text(), file, days, years);
        }

        return new PublicHolidays(days, years);
    }

    private static void ReadYear(string name, ContentNode node, Dictionary<DateOnly, bool> days, HashSet<int> years)
    {
        if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            node.Problem($"'{name}' must be a year, such as 2026.");
            return;
        }

        foreach (var day in node.Need("days")?.Items() ?? [])
            if (ReadDay(day, year) is { } read)
            {
                years.Add(year);
                if (days.TryGetValue(read.Date, out var before) && before != read.IsOff) day.Problem($"{read.Date:yyyy-MM-dd} is both a holiday and a working day.");
                days[read.Date] = read.IsOff;
            }
    }

    private static (DateOnly Date, bool IsOff)? ReadDay(ContentNode day, int year)
    {
        if (day.Need("date") is not { } when || day.Need("isOffDay") is not { } off) return null;
        if (!DateOnly.TryParseExact(when.Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year != year)
        {
            when.Problem($"'date' must be a day of {year} such as {year}-10-01, was '{when.Text()}'.");
            return null;
        }

        var isOff = off.Flag();
        if (!isOff && date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) off.Problem($"{date:yyyy-MM-dd} is no weekend day, so it can't be a make-up working day.");
        return (date, isOff);
    }
}
