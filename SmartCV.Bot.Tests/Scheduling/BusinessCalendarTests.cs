using SmartCV.Bot.Scheduling;
using static SmartCV.Bot.Tests.Scheduling.DeskFolder;

namespace SmartCV.Bot.Tests.Scheduling;

/// <summary>The calendars of this repository: chat Mon–Fri 9–18 and Sat 10–16, phone Mon–Fri 9–17, with the holidays of 2025 and 2026.</summary>
public sealed class BusinessCalendarTests
{
    private static BusinessCalendar Chat => Shipped.Chat;

    [Theory]
    [InlineData("2026-11-24 08:59", false)] // Tuesday
    [InlineData("2026-11-24 09:00", true)]
    [InlineData("2026-11-24 17:59", true)]
    [InlineData("2026-11-24 18:00", false)]
    [InlineData("2026-11-28 09:59", false)] // Saturday
    [InlineData("2026-11-28 10:00", true)]
    [InlineData("2026-11-28 16:00", false)]
    [InlineData("2026-11-29 12:00", false)] // Sunday
    [InlineData("2026-10-01 12:00", false)] // National Day, a Thursday
    [InlineData("2026-10-03 12:00", false)] // a Saturday inside the holidays
    [InlineData("2025-10-08 12:00", false)] // last day of the block of 2025
    [InlineData("2025-10-09 12:00", true)]
    [InlineData("2026-02-14 09:30", true)] // make-up Saturday: hours of a weekday
    [InlineData("2026-02-28 17:30", true)]
    [InlineData("2026-01-04 12:00", true)] // make-up Sunday
    [InlineData("2026-09-20 17:59", true)]
    [InlineData("2025-01-26 09:00", true)]
    public void The_chat_is_open_as_the_table_says(string at, bool open) => Assert.Equal(open, Chat.IsOpen(At(at)));

    [Theory]
    [InlineData("2026-11-24", true)]
    [InlineData("2026-11-28", false)] // Saturday, though the chat is open
    [InlineData("2026-11-29", false)]
    [InlineData("2026-10-01", false)]
    [InlineData("2026-10-10", true)] // make-up Saturday
    [InlineData("2026-09-20", true)] // make-up Sunday
    [InlineData("2026-09-28", true)] // between Mid-Autumn and National Day
    [InlineData("2027-10-01", true)] // not published yet
    public void A_working_day_is_a_weekday_or_made_up_and_no_holiday(string date, bool working) =>
        Assert.Equal(working, Chat.IsWorkingDay(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-11-24 10:00", 4, "2026-11-24 14:00")]
    [InlineData("2026-11-24 16:00", 4, "2026-11-25 11:00")]
    [InlineData("2026-11-24 14:00", 4, "2026-11-24 18:00")] // full at closing time, not at the next opening
    [InlineData("2026-11-27 17:00", 3, "2026-11-28 12:00")] // Friday evening to Saturday
    [InlineData("2026-11-29 23:00", 1, "2026-11-30 10:00")] // Sunday 23:00
    [InlineData("2026-02-14 17:00", 2, "2026-02-24 10:00")] // over Spring Festival, 15 to 23 February
    [InlineData("2026-09-30 17:30", 1, "2026-10-08 09:30")] // over National Day
    [InlineData("2026-11-24 03:00", 1, "2026-11-24 10:00")]
    public void Working_time_passes_in_opening_hours_only(string start, int hours, string end)
    {
        Assert.Equal(At(end), Chat.AddWorkingTime(At(start), TimeSpan.FromHours(hours)));
        Assert.Equal(TimeSpan.FromHours(hours), Chat.WorkingTimeBetween(At(start), At(end)));
    }

    [Theory]
    [InlineData("2026-11-24 10:00", 3, "2026-11-27 18:00")] // Tuesday: day 1 is Wednesday
    [InlineData("2026-11-24 23:59", 3, "2026-11-27 18:00")]
    [InlineData("2026-11-27 10:00", 3, "2026-12-02 18:00")] // Friday: Saturday is open but no working day
    [InlineData("2026-11-29 23:00", 3, "2026-12-02 18:00")] // Sunday 23:00
    [InlineData("2026-02-13 10:00", 3, "2026-02-25 18:00")] // Saturday 14th is day 1, then the festival, then 24th and 25th
    [InlineData("2026-09-30 10:00", 1, "2026-10-08 18:00")]
    [InlineData("2026-10-08 10:00", 2, "2026-10-10 18:00")] // the second is a make-up Saturday, with weekday hours
    [InlineData("2026-12-30 10:00", 3, "2027-01-04 18:00")] // 2027 has no data: 1 January counts as Friday
    public void Working_days_count_from_the_day_after_receipt_and_end_with_the_chat_hours(string start, int days, string end) =>
        Assert.Equal(At(end), Chat.AddWorkingDays(At(start), days));

    [Theory]
    [InlineData("2026-11-24 10:00", "2026-11-24 10:00")]
    [InlineData("2026-11-24 18:00", "2026-11-25 09:00")]
    [InlineData("2026-11-28 16:00", "2026-11-30 09:00")]
    [InlineData("2026-09-30 18:00", "2026-10-08 09:00")]
    [InlineData("2026-10-09 18:00", "2026-10-10 09:00")]
    public void The_next_opening_is_now_or_later(string at, string opens) => Assert.Equal(At(opens), Chat.NextOpening(At(at)));

    [Theory]
    [InlineData("2026-11-24 10:00", "2026-11-24 18:00")]
    [InlineData("2026-11-28 10:00", "2026-11-28 16:00")]
    [InlineData("2026-11-28 09:00", null)]
    [InlineData("2026-11-29 10:00", null)]
    public void It_closes_only_when_it_is_open(string at, string? closes) => Assert.Equal(closes is null ? null : At(closes), Chat.ClosesAt(At(at)));

    [Fact]
    public void Mail_is_received_around_the_clock()
    {
        var mail = Shipped.Mail;

        Assert.True(mail.NeverCloses);
        Assert.True(mail.IsOpen(At("2026-10-01 03:00")));
        Assert.Null(mail.ClosesAt(At("2026-10-01 03:00")));
        Assert.Equal(At("2026-10-03 03:00"), mail.AddWorkingTime(At("2026-10-01 03:00"), TimeSpan.FromHours(48)));
        Assert.False(mail.IsWorkingDay(new DateOnly(2026, 10, 1)));
    }

    [Fact]
    public void The_phone_has_hours_of_its_own()
    {
        Assert.True(Shipped.Phone.IsOpen(At("2026-11-24 16:59")));
        Assert.False(Shipped.Phone.IsOpen(At("2026-11-24 17:00")));
        Assert.False(Shipped.Phone.IsOpen(At("2026-11-28 12:00")));
        Assert.Equal(At("2026-11-30 09:00"), Shipped.Phone.NextOpening(At("2026-11-27 17:00")));
    }

    [Fact]
    public void A_calendar_that_never_opens_says_so()
    {
        var never = DeskFolder.Chat("hours: {}");

        Assert.Throws<CalendarNeverOpensException>(() => never.NextOpening(At("2026-11-24 10:00")));
        Assert.Throws<CalendarNeverOpensException>(() => never.AddWorkingTime(At("2026-11-24 10:00"), TimeSpan.FromMinutes(1)));
        Assert.Equal(TimeSpan.Zero, never.WorkingTimeBetween(At("2026-01-01 00:00"), At("2026-12-31 00:00")));
        Assert.False(never.IsOpen(At("2026-11-24 10:00")));
    }

    [Fact]
    public void A_calendar_that_opens_once_more_runs_out()
    {
        var once = DeskFolder.Chat("hours: {}\ndays: { 2026-12-01: 9:00-12:00 }");

        Assert.Equal(At("2026-12-01 12:00"), once.AddWorkingTime(At("2026-11-24 10:00"), TimeSpan.FromHours(3)));
        Assert.Throws<CalendarNeverOpensException>(() => once.AddWorkingTime(At("2026-11-24 10:00"), TimeSpan.FromHours(3.5)));
    }

    [Fact]
    public void A_duration_must_be_above_zero()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Chat.AddWorkingTime(At("2026-11-24 10:00"), TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => Chat.AddWorkingDays(At("2026-11-24 10:00"), 0));
    }

    [Fact]
    public void Hours_can_be_extended_for_a_while()
    {
        var extended = Shipped.Phone.WithOpen(At("2026-11-28 16:00"), At("2026-11-29 02:00"));

        Assert.True(extended.IsOpen(At("2026-11-28 23:59")));
        Assert.Equal(At("2026-11-29 02:00"), extended.ClosesAt(At("2026-11-28 17:00")));
        Assert.Equal(TimeSpan.FromHours(10), extended.WorkingTimeBetween(At("2026-11-28 00:00"), At("2026-11-30 00:00")));
        Assert.Equal(At("2026-11-30 17:00"), extended.ClosesAt(At("2026-11-30 10:00")));
    }

    [Fact]
    public void Single_days_and_breaks_are_kept()
    {
        var chat = DeskFolder.Chat("hours: { mon-sun: '9:00-12:00, 13:00-18:00' }\ndays: { 2026-12-31: 9:00-15:00, 2027-01-01: closed }");

        Assert.Equal(At("2026-11-24 12:00"), chat.ClosesAt(At("2026-11-24 10:00")));
        Assert.Equal(At("2026-12-31 15:00"), chat.ClosesAt(At("2026-12-31 12:30")));
        Assert.Equal(At("2027-01-02 09:00"), chat.NextOpening(At("2026-12-31 15:00")));
    }

    [Fact]
    public void Make_up_days_may_have_hours_of_their_own()
    {
        const string Holidays = """{ "year": 2026, "days": [ { "date": "2026-02-14", "isOffDay": false } ] }""";
        var chat = DeskFolder.Chat("hours: { mon: 8:00-9:00, sat: 10:00-16:00 }\nmake-up: 11:00-12:00", holidays: Holidays);

        Assert.Equal(At("2026-02-14 11:00"), chat.NextOpening(At("2026-02-14 00:00")));
        Assert.Equal(At("2026-02-21 10:00"), chat.NextOpening(At("2026-02-21 00:00")));
    }

    [Fact]
    public void Summer_time_counts_real_hours()
    {
        var chat = DeskFolder.Chat("hours: { mon-sun: 0:00-24:00 }", "Europe/Berlin");
        var noon = new DateTimeOffset(2026, 3, 28, 11, 0, 0, TimeSpan.Zero);

        Assert.Equal(noon.AddHours(24), chat.AddWorkingTime(noon, TimeSpan.FromHours(24)));
        Assert.Equal(TimeSpan.FromDays(2), chat.WorkingTimeBetween(noon, noon.AddDays(2)));
        Assert.Equal(TimeSpan.FromHours(7), DeskFolder.Chat("hours: { sun: 0:00-8:00 }", "Europe/Berlin").WorkingTimeBetween(noon, noon.AddDays(2)));
    }

    [Fact]
    public void China_has_one_offset_all_year_with_and_without_zone_data()
    {
        for (var month = 1; month <= 12; month++)
        {
            var at = new DateTimeOffset(2026, month, 15, 0, 0, 0, TimeSpan.Zero);
            Assert.Equal(TimeSpan.FromHours(8), Chat.Zone.GetUtcOffset(at));
            Assert.Equal(TimeSpan.FromHours(8), DeskZone.China().GetUtcOffset(at));
        }
    }
}
