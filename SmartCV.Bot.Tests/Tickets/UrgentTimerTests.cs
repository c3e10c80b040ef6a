using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Tests.Tickets;

/// <summary>An urgent form that nobody finishes, with the real pipeline on a clock of the test's.</summary>
public sealed class UrgentTimerTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task An_urgent_form_left_open_is_filed_once_although_the_host_was_down_when_it_was_due()
    {
        using var folder = new TestFolder();
        await using (var desk = await TestDesk.StartAsync(new DeskSetup { Clock = new TestClock(Monday), DataFolder = folder.Path }))
        {
            await desk.SayAsync("c-1", "我的账号被盗了，有人改了我的密码");
            await desk.RunUntilIdleAsync();
        }

        var clock = new TestClock(Monday.AddHours(2));
        await using var again = await TestDesk.StartAsync(new DeskSetup { Clock = clock, DataFolder = folder.Path });
        await again.RunUntilIdleAsync();
        clock.Advance(TimeSpan.FromMinutes(30));
        await again.RunUntilIdleAsync();

        var ticket = Assert.Single(await again.Get<TicketStore>().AllAsync(CancellationToken.None)).Ticket;
        Assert.Equal(Priority.P1, ticket.Priority);
        Assert.Contains("有人改了我的密码", ticket.Fields["symptom"].Value, StringComparison.Ordinal);
        Assert.Contains(await again.TranscriptAsync("c-1"), line => line.Text?.Contains(ticket.Number, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_form_that_the_customer_submitted_or_cancelled_is_not_filed_again()
    {
        var clock = new TestClock(Monday);
        await using var desk = await TestDesk.StartAsync(new DeskSetup { Clock = clock });
        await SayAllAsync(desk, "submitted", "我的账号被盗了，有人改了我的密码", "提交", "提交");
        await SayAllAsync(desk, "cancelled", "我的账号被盗了，有人改了我的密码", "取消");

        clock.Advance(TimeSpan.FromMinutes(10));
        await desk.RunUntilIdleAsync();

        var ticket = Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Ticket;
        Assert.Equal("submitted", ticket.ConversationId);
    }

    [Fact]
    public async Task An_urgent_form_in_which_nothing_was_told_makes_no_ticket()
    {
        var clock = new TestClock(Monday);
        await using var desk = await TestDesk.StartAsync(new DeskSetup { Clock = clock });
        await SayAllAsync(desk, "c-1", "紧急");

        clock.Advance(TimeSpan.FromMinutes(10));
        await desk.RunUntilIdleAsync();
        Assert.Empty(await desk.Get<TicketStore>().AllAsync(CancellationToken.None));
        await SayAllAsync(desk, "c-1", "所有简历都不见了");
        clock.Advance(TimeSpan.FromMinutes(10));
        await desk.RunUntilIdleAsync();

        Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None));
    }

    private static async Task SayAllAsync(TestDesk desk, string conversation, params string[] texts)
    {
        foreach (var text in texts)
        {
            await desk.SayAsync(conversation, text);
            await desk.RunUntilIdleAsync();
        }
    }
}
