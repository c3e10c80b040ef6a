using System.Collections.Frozen;

namespace SmartCV.Bot.Scheduling;

/// <summary>
/// When somebody is there, and which days are working days. Local time exists only in here: everything that comes in or goes out is an
/// instant. A calculation looks at each day once, whatever its length. Each local window becomes two instants before anything is measured,
/// so a zone with summer time counts real hours.
/// </summary>
public sealed class BusinessCalendar
{
    /// <summary>A calendar that stays shut this long is a mistake.</summary>
    private const int LongestGapDays = 731;

    /// <summary>Open this long without a pause counts as never closing.</summary>
    private const int LongestOpenDays = 14;

    private readonly OpenWindow[][] _week;
    private readonly FrozenDictionary<DateOnly, OpenWindow[]> _days;
    private readonly PublicHolidays _holidays;
    private readonly FrozenSet<DayOfWeek> _workingDays;

    internal BusinessCalendar(CalendarPlan plan)
    {
        Name = plan.Name;
        Zone = plan.Zone;
        _holidays = plan.Holidays;
        _workingDays = plan.WorkingDays.ToFrozenSet();
        _week = [.. Enum.GetValues<DayOfWeek>().Select(d => OpenWindow.Merge(plan.Week.GetValueOrDefault(d) ?? []))];
        _days = DaysOf(plan).ToFrozenDictionary();
    }

    private BusinessCalendar(BusinessCalendar other, FrozenDictionary<DateOnly, OpenWindow[]> days)
    {
        (Name, Zone, _holidays, _workingDays, _week) = (other.Name, other.Zone, other._holidays, other._workingDays, other._week);
        _days = days;
    }

    public string Name { get; }

    public TimeZoneInfo Zone { get; }

    /// <summary>True around the clock, holidays included.</summary>
    public bool NeverCloses => _week.All(IsWholeDay) && _days.Values.All(IsWholeDay);

    /// <summary>The hours of an ordinary day of the week, in order; none when closed.</summary>
    public IReadOnlyList<OpenWindow> Hours(DayOfWeek day) => _week[(int)day];

    public DateOnly LocalDate(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    public bool IsOpen(DateTimeOffset instant) => Openings(instant, 1).Any(o => o.From <= instant);

    /// <summary>A day on which work is expected: Monday to Friday (a setting) and make-up days, without public holidays. Opening hours don't matter.</summary>
    public bool IsWorkingDay(DateOnly date) => !_holidays.IsOff(date) && (_workingDays.Contains(date.DayOfWeek) || _holidays.IsMadeUp(date));

    /// <summary>The instant itself when open, otherwise when it opens next.</summary>
    /// <exception cref="CalendarNeverOpensException">No opening hours within the next two years.</exception>
    public DateTimeOffset NextOpening(DateTimeOffset instant)
    {
        foreach (var opening in Openings(instant, LongestGapDays)) return opening.From > instant ? opening.From : instant;
        throw new CalendarNeverOpensException(Name, instant);
    }

    /// <summary>When the present opening ends. Null when it is closed now, or does not close within two weeks.</summary>
    public DateTimeOffset? ClosesAt(DateTimeOffset instant)
    {
        DateTimeOffset? end = null;
        foreach (var opening in Openings(instant, LongestOpenDays))
        {
            if (opening.From > (end ?? instant)) return end;
            end = opening.Until;
        }

        return end - instant < TimeSpan.FromDays(LongestOpenDays - 2) ? end : null;
    }

    /// <summary>The instant at which <paramref name="duration"/> of working time has passed since <paramref name="start"/>.</summary>
    /// <param name="duration">Working time, above zero. A four-hour promise is four hours here, not half a day.</param>
    /// <exception cref="CalendarNeverOpensException">No opening hours within the next two years.</exception>
    public DateTimeOffset AddWorkingTime(DateTimeOffset start, TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        var left = duration;
        var last = start;
        while (true)
        {
            foreach (var opening in Openings(last, LongestGapDays))
            {
                var from = opening.From > last ? opening.From : last;
                if (left <= opening.Until - from) return from + left;
                left -= opening.Until - from;
                last = opening.Until;
            }

            // The stretch that was looked at held nothing at all; otherwise the search goes on from the last closing time.
            if (!Openings(last, LongestGapDays).Any()) throw new CalendarNeverOpensException(Name, last);
        }
    }

    /// <summary>Working time from one instant to another; zero when the second is not later.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset a, DateTimeOffset b)
    {
        var sum = TimeSpan.Zero;
        if (b <= a) return sum;
        foreach (var opening in Openings(a, LocalDate(b).DayNumber - LocalDate(a).DayNumber + 1))
        {
            if (opening.From >= b) break;
            var from = opening.From > a ? opening.From : a;
            var until = opening.Until < b ? opening.Until : b;
            sum += until - from;
        }

        return sum;
    }

    /// <summary>
    /// Closing time of the n-th working day after the day of receipt: the day after receipt is day 1 if it is a working day. A working day
    /// without hours ends at midnight.
    /// </summary>
    /// <param name="n">At least 1.</param>
    /// <exception cref="CalendarNeverOpensException">No working day within two years.</exception>
    public DateTimeOffset AddWorkingDays(DateTimeOffset start, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        var date = LocalDate(start);
        for (var gap = 0; gap < LongestGapDays; gap++)
        {
            date = date.AddDays(1);
            if (!IsWorkingDay(date)) continue;
            gap = 0;
            if (--n > 0) continue;
            var windows = WindowsOn(date);
            return Instant(date, windows.Length > 0 ? windows[^1].Until : OpenWindow.Day);
        }

        throw new CalendarNeverOpensException(Name, start);
    }

    /// <summary>The same calendar, open in that stretch as well: somebody stays longer in an emergency.</summary>
    public BusinessCalendar WithOpen(DateTimeOffset from, DateTimeOffset until)
    {
        var days = _days.ToDictionary();
        for (var date = LocalDate(from); date <= LocalDate(until); date = date.AddDays(1))
        {
            var first = date == LocalDate(from) ? TimeZoneInfo.ConvertTime(from, Zone).TimeOfDay : TimeSpan.Zero;
            var last = date == LocalDate(until) ? TimeZoneInfo.ConvertTime(until, Zone).TimeOfDay : OpenWindow.Day;
            if (first < last) days[date] = OpenWindow.Merge([.. WindowsOn(date), new OpenWindow(first, last)]);
        }

        return new BusinessCalendar(this, days.ToFrozenDictionary());
    }

    /// <summary>Stretches that end after the instant, in order, from its day on for so many days.</summary>
    private IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> Openings(DateTimeOffset after, int days)
    {
        var first = LocalDate(after);
        for (var i = 0; i < days && first.DayNumber + i < DateOnly.MaxValue.DayNumber; i++)
        {
            var date = first.AddDays(i);
            foreach (var window in WindowsOn(date))
            {
                var until = Instant(date, window.Until);
                if (until > after) yield return (Instant(date, window.From), until);
            }
        }
    }

    private OpenWindow[] WindowsOn(DateOnly date) => _days.TryGetValue(date, out var special) ? special : _week[(int)date.DayOfWeek];

    private DateTimeOffset Instant(DateOnly date, TimeSpan clock)
    {
        var local = date.ToDateTime(TimeOnly.MinValue) + clock;
        // The hour that summer time leaves out: what would begin in it begins when it is over.
        while (Zone.IsInvalidTime(local)) local = local.AddMinutes(15);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static Dictionary<DateOnly, OpenWindow[]> DaysOf(CalendarPlan plan)
    {
        var days = new Dictionary<DateOnly, OpenWindow[]>();
        if (!plan.OpenOnHolidays)
            foreach (var date in plan.Holidays.OffDays) days[date] = [];
        var madeUp = OpenWindow.Merge(plan.MakeUp ?? plan.Week.GetValueOrDefault(DayOfWeek.Monday) ?? []);
        foreach (var date in plan.Holidays.MadeUpDays) days[date] = madeUp;
        foreach (var (date, windows) in plan.Days) days[date] = OpenWindow.Merge(windows);
        return days;
    }

    private static bool IsWholeDay(OpenWindow[] windows) => windows is [var all] && all.From == TimeSpan.Zero && all.Until == OpenWindow.Day;
}
