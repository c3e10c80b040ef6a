using SmartCV.Bot.Foundation;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.Tickets;
using static SmartCV.Bot.Tests.Scheduling.DeskFolder;

namespace SmartCV.Bot.Tests.Tickets;

public sealed class ServicePromiseTests
{
    [Fact]
    public void The_promises_of_this_repository_have_no_problems()
    {
        var problems = new ContentProblems();

        ServicePromise.Load(ContentRoot.Find([]), Shipped, problems);
        PriorityRules.Load(ContentRoot.Find([]), problems);

        Assert.Empty(problems.Found);
    }

    [Theory]
    [InlineData(Priority.P1, "2026-11-24 10:00", "2026-11-24 11:00", "2026-11-24 14:00")]
    [InlineData(Priority.P1, "2026-11-29 23:00", "2026-11-30 00:00", "2026-11-30 03:00")] // elapsed, at night and on Sunday too
    [InlineData(Priority.P2, "2026-11-24 16:00", "2026-11-24 20:00", "2026-11-25 16:00")]
    [InlineData(Priority.P3, "2026-11-24 10:00", "2026-11-25 10:00", "2026-11-27 18:00")]
    [InlineData(Priority.P3, "2026-11-28 10:00", "2026-11-30 10:00", "2026-12-02 18:00")] // Saturday: 48 h
    [InlineData(Priority.P3, "2026-10-01 10:00", "2026-10-03 10:00", "2026-10-10 18:00")] // National Day; 8, 9 and the make-up Saturday
    [InlineData(Priority.P3, "2026-10-10 10:00", "2026-10-11 10:00", "2026-10-14 18:00")] // make-up Saturday: 24 h
    public void Due_times_follow_the_service_page(Priority priority, string received, string response, string solution)
    {
        var due = TicketDesk.Promise.Due(priority, "webchat", At(received));

        Assert.Equal(new DueTimes(At(response), At(solution)), due);
    }

    [Theory]
    [InlineData(Priority.P3, "2026-11-24 22:00", "2026-11-25 22:00")]
    [InlineData(Priority.P3, "2026-11-29 22:00", "2026-12-01 22:00")]
    [InlineData(Priority.P1, "2026-11-29 22:00", "2026-11-29 23:00")] // the stricter of the two
    public void Mail_is_answered_within_24_hours_or_48_on_off_days(Priority priority, string received, string response) =>
        Assert.Equal(At(response), TicketDesk.Promise.FirstResponseDue(priority, "email", At(received)));

    [Fact]
    public void A_team_without_night_shift_counts_service_hours()
    {
        var promise = Read("levels:\n  P1: { first-response: 60m, solution: 4h, clock: service-hours }\n", out var problems);

        Assert.Empty(problems);
        Assert.Equal(new DueTimes(At("2026-11-30 10:00"), At("2026-11-30 13:00")), promise.Due(Priority.P1, "webchat", At("2026-11-29 23:00")));
        Assert.Equal(TimeSpan.FromHours(4), promise.Level(Priority.P2).FirstResponse);
    }

    [Fact]
    public void Mistakes_are_told_with_file_and_line()
    {
        Read("levels:\n  P1: { first-response: soon, solution: 0h }\n  P4: {}\n  P2: { first-response: 4h, clock: slow }\nwarn-at: 200\ncalendar: moon\n", out var problems);

        Assert.Equal(
            [
                "dialogs/desk/service-levels.yaml:6: There is no calendar 'moon'; there are chat, phone, mail.",
                "dialogs/desk/service-levels.yaml:5: 'warn-at' must be a whole number from 1 to 99, was '200'.",
                "dialogs/desk/service-levels.yaml:2: 'soon' must be a length of time such as 60m, 4h or 7d (a solution may also be '3 working days').",
                "dialogs/desk/service-levels.yaml:2: '0h' must be a length of time such as 60m, 4h or 7d (a solution may also be '3 working days').",
                "dialogs/desk/service-levels.yaml:3: 'P4' must be one of P1, P2, P3.",
                "dialogs/desk/service-levels.yaml:4: 'clock' must be one of elapsed, service-hours; was 'slow'.",
            ],
            problems);
    }

    private static ServicePromise Read(string text, out List<string> problems)
    {
        var root = Directory.CreateTempSubdirectory("smartcv-levels-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(root, "dialogs", "desk"));
            File.WriteAllText(Path.Combine(root, "dialogs", "desk", "service-levels.yaml"), text);
            var found = new ContentProblems();
            var promise = ServicePromise.Load(root, Shipped, found);
            problems = [.. found.Found.Select(p => p.ToString())];
            return promise;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
