using SmartCV.Bot.Foundation;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.Scheduling;
using static SmartCV.Bot.Tests.Scheduling.DeskFolder;

namespace SmartCV.Bot.Tests.Scheduling;

public sealed class CalendarsTests
{
    [Fact]
    public void The_calendars_of_this_repository_have_no_problems()
    {
        var problems = new ContentProblems();

        var calendars = Calendars.Load(ContentRoot.Find([]), problems);

        Assert.Empty(problems.Found);
        Assert.Equal("Asia/Shanghai", calendars.Zone.Id);
        Assert.Equal([2025, 2026], calendars.Holidays.Years.Order());
        Assert.Equal((28 + 33, 5 + 6), (calendars.Holidays.OffDays.Count(), calendars.Holidays.MadeUpDays.Count()));
    }

    [Theory]
    [InlineData("2026-11-24 12:00", new string[0])]
    [InlineData("2026-11-30 23:59", new string[0])]
    [InlineData("2026-12-01 00:00", new[] { "2027" })]
    [InlineData("2027-01-01 00:00", new[] { "2027" })]
    [InlineData("2028-12-24 00:00", new[] { "2028", "2029" })]
    public void A_year_without_holiday_data_is_a_warning(string now, string[] years)
    {
        var warnings = Shipped.Warnings(At(now));

        Assert.Equal(years.Select(y => $"dialogs/desk/holidays-cn.json: There is no holiday data for {y}: until it is added, Monday to Friday count as working days."), warnings.Select(w => w.ToString()));
    }

    [Fact]
    public void Mistakes_are_told_with_file_and_line()
    {
        using var folder = new DeskFolder(
            """
            zone: Asia/Atlantis
            working-days: mon-fry
            holidays: [holidays.json]
            calenders: {}
            calendars:
              chat:
                hours:
                  mon-fri: 18:00-9:00
                  wed: 9:00-18:00
                  sat: 10-16
                on-holidays: maybe
                days: { 31.12.2026: closed }
                colour: red
              phone:
                hours: { mon: 9:00-25:00 }
            """,
            """
            { "years": {
              "2026": { "days": [
                { "date": "2026-02-30", "isOffDay": true },
                { "date": "2026-02-12", "isOffDay": false },
                { "date": "2025-10-01", "isOffDay": true } ] },
              "next": { "days": [] } } }
            """);

        folder.Load();

        Assert.Equal(
            [
                "dialogs/desk/calendars.yaml:4: Unknown member 'calenders' in the file; known are zone, working-days, holidays, calendars.",
                "dialogs/desk/calendars.yaml:1: This machine knows no time zone 'Asia/Atlantis'. Use a name such as Asia/Shanghai; a slim container may need the package tzdata.",
                "dialogs/desk/holidays.json:3: 'date' must be a day of 2026 such as 2026-10-01, was '2026-02-30'.",
                "dialogs/desk/holidays.json:4: 2026-02-12 is no weekend day, so it can't be a make-up working day.",
                "dialogs/desk/holidays.json:5: 'date' must be a day of 2026 such as 2026-10-01, was '2025-10-01'.",
                "dialogs/desk/holidays.json:6: 'next' must be a year, such as 2026.",
                "dialogs/desk/calendars.yaml:2: 'mon-fry' must be a day such as sat, or days such as mon-fri; days are mon, tue, wed, thu, fri, sat, sun.",
                "dialogs/desk/calendars.yaml:13: Unknown member 'colour' in 'chat'; known are hours, on-holidays, make-up, days.",
                "dialogs/desk/calendars.yaml:8: Hours must look like 9:00-18:00, end after they begin and stay within one day (24:00 is its end), or be 'closed'; was '18:00-9:00'.",
                "dialogs/desk/calendars.yaml:9: 'wed' gives hours to Wednesday, which has some already.",
                "dialogs/desk/calendars.yaml:10: Hours must look like 9:00-18:00, end after they begin and stay within one day (24:00 is its end), or be 'closed'; was '10-16'.",
                "dialogs/desk/calendars.yaml:11: 'on-holidays' must be one of closed, open; was 'maybe'.",
                "dialogs/desk/calendars.yaml:12: '31.12.2026' must be a date such as 2026-12-31.",
                "dialogs/desk/calendars.yaml:15: Hours must look like 9:00-18:00, end after they begin and stay within one day (24:00 is its end), or be 'closed'; was '9:00-25:00'.",
                "dialogs/desk/calendars.yaml:6: There must be a calendar 'mail'.",
            ],
            folder.Found);
    }

    [Fact]
    public void A_desk_without_holiday_files_works_by_weekdays()
    {
        using var folder = new DeskFolder("calendars:\n  chat: { hours: { mon-fri: 9:00-18:00 } }\n  phone: { hours: {} }\n  mail: { hours: {} }\n");

        var calendars = folder.Load();

        Assert.Empty(folder.Found);
        Assert.Empty(calendars.Warnings(At("2026-12-31 12:00")));
        Assert.True(calendars.Chat.IsOpen(At("2026-10-01 12:00")));
    }

    [Fact]
    public void A_missing_file_is_a_problem_and_the_desk_is_closed()
    {
        using var root = new DeskFolder("");
        var problems = new ContentProblems();

        var calendars = Calendars.Load(Path.Combine(Path.GetTempPath(), "smartcv-nothing-here"), problems);

        Assert.Single(problems.Found);
        Assert.False(calendars.Chat.IsOpen(At("2026-11-24 12:00")));
    }
}
