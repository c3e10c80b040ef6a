using FsCheck;
using FsCheck.Fluent;
using SmartCV.Bot.Scheduling;

namespace SmartCV.Bot.Tests.Scheduling;

public sealed class BusinessCalendarProperties
{
    private static readonly DateTimeOffset First = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly BusinessCalendar[] Calendars =
    [
        DeskFolder.Shipped.Chat,
        DeskFolder.Shipped.Phone,
        DeskFolder.Shipped.Mail,
        DeskFolder.Chat("hours: { tue: '0:00-0:30, 8:00-12:00', sun: 22:00-24:00 }", "America/New_York"),
    ];

    // Three years of minutes; durations up to 300 hours.
    private static Arbitrary<(BusinessCalendar Calendar, DateTimeOffset Start, TimeSpan Length)> Cases => (
        from calendar in Gen.Elements(Calendars)
        from minute in Gen.Choose(0, 3 * 365 * 24 * 60)
        from length in Gen.Choose(1, 300 * 60)
        select (calendar, First.AddMinutes(minute), TimeSpan.FromMinutes(length))).ToArbitrary();

    [Fact]
    public void Adding_and_measuring_are_inverse() =>
        Prop.ForAll(Cases, c => c.Calendar.WorkingTimeBetween(c.Start, c.Calendar.AddWorkingTime(c.Start, c.Length)) == c.Length).QuickCheckThrowOnFailure();

    [Fact]
    public void Time_is_full_only_in_or_at_the_end_of_opening_hours() =>
        Prop.ForAll(Cases, c => c.Calendar.IsOpen(c.Calendar.AddWorkingTime(c.Start, c.Length).AddTicks(-1))).QuickCheckThrowOnFailure();

    [Fact]
    public void Adding_twice_is_adding_the_sum() =>
        Prop.ForAll(Cases, c =>
        {
            var once = c.Calendar.AddWorkingTime(c.Start, c.Length * 2);
            return c.Calendar.AddWorkingTime(c.Calendar.AddWorkingTime(c.Start, c.Length), c.Length) == once;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Measured_time_adds_up_and_never_exceeds_elapsed_time() =>
        Prop.ForAll(Cases, c =>
        {
            var middle = c.Start + c.Length;
            var end = middle + c.Length;
            var parts = c.Calendar.WorkingTimeBetween(c.Start, middle) + c.Calendar.WorkingTimeBetween(middle, end);
            return parts == c.Calendar.WorkingTimeBetween(c.Start, end) && parts <= end - c.Start;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_open_at_the_next_opening_and_closed_between() =>
        Prop.ForAll(Cases, c =>
        {
            var opens = c.Calendar.NextOpening(c.Start);
            return c.Calendar.IsOpen(opens) && c.Calendar.WorkingTimeBetween(c.Start, opens) == TimeSpan.Zero;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_end_of_a_working_day_count_is_on_a_working_day_after_receipt() =>
        Prop.ForAll(Cases, c =>
        {
            var due = c.Calendar.AddWorkingDays(c.Start, 3).AddTicks(-1);
            return c.Calendar.IsWorkingDay(c.Calendar.LocalDate(due)) && c.Calendar.LocalDate(due) > c.Calendar.LocalDate(c.Start);
        }).QuickCheckThrowOnFailure();

    /// <summary>A hang guard: 50 years are 18,000 days, which take milliseconds.</summary>
    [Fact]
    public void Decades_cost_a_step_per_day()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var worked = DeskFolder.Shipped.Chat.WorkingTimeBetween(First, First.AddYears(50));
        var end = DeskFolder.Shipped.Chat.AddWorkingTime(First, worked);

        Assert.True(end <= First.AddYears(50));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), watch.Elapsed.ToString());
    }
}
