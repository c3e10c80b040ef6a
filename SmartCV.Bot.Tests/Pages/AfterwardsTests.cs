using System.Text.Json.Nodes;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Tests.Pages;

/// <summary>What a customer sends beside a form, or after it, reaches the right ticket.</summary>
public sealed class AfterwardsTests
{
    [Fact]
    public async Task A_picture_beside_urgent_words_goes_into_the_ticket()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        await visitor.SendAsync("我的账号被盗了，有人改了我的密码", WebVisitor.Picture("异地登录.png"));
        await desk.RunUntilIdleAsync();
        await visitor.SayAllAsync(desk, "跳过", "跳过", "跳过", "提交");
        var ticket = Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Ticket;
        Assert.Equal(Priority.P1, ticket.Priority);
        Assert.Single(ticket.Attachments);
    }

    [Fact]
    public async Task A_picture_with_words_right_after_a_report_goes_to_its_ticket()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        await visitor.SubmitAsync(new JsonObject { [FormCard.FormKey] = "report-problem", ["summary"] = "导出失败", ["symptom"] = "点导出以后提示请重试" });
        await desk.RunUntilIdleAsync();
        await visitor.SendAsync("截图在这里", WebVisitor.Picture("报错.png"));
        await desk.RunUntilIdleAsync();
        var ticket = Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Ticket;
        Assert.True(ticket.Attachments.Count == 1, (await visitor.ReadAsync())[^1].Text);
    }

    [Fact]
    public async Task A_card_of_a_form_that_was_taken_away_keeps_its_words_and_leaves_the_open_form()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        await visitor.SayAllAsync(desk, "我有个建议", "希望导出时可以选字体 ABCOPEN");
        await visitor.SubmitAsync(new JsonObject { [FormCard.FormKey] = "gone", ["summary"] = "卡片里的字 ABCCARD" });
        await desk.RunUntilIdleAsync();
        await visitor.SayAllAsync(desk, "转人工");
        var state = (await desk.Get<ConversationStore>().FindAsync(visitor.ConversationId, CancellationToken.None))!.State.Write();
        Assert.True(state.Contains("ABCOPEN", StringComparison.Ordinal) && state.Contains("ABCCARD", StringComparison.Ordinal), state);
    }

    [Fact]
    public async Task Thanks_under_a_solved_ticket_do_not_open_it_again()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        await visitor.SubmitAsync(new JsonObject { [FormCard.FormKey] = "report-problem", ["summary"] = "导出失败", ["symptom"] = "点导出以后提示请重试" });
        await desk.RunUntilIdleAsync();
        await visitor.SayAllAsync(desk, "SC-10001", "问题已解决");
        await visitor.SayAsync("谢谢", ticket: "SC-10001");
        await desk.RunUntilIdleAsync();
        Assert.Equal(TicketStatus.Solved, Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Ticket.Status);
    }

    [Fact]
    public async Task The_same_changed_card_three_times_is_one_addition()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        await visitor.SayAllAsync(desk, "提交问题", "一次填完");
        var data = (JsonObject)Assert.Single((await visitor.ReadAsync())[^1].Attachments!).Content!["actions"]![0]!["data"]!.DeepClone();
        data["summary"] = "导出失败";
        data["symptom"] = "点导出以后提示请重试";
        await visitor.SubmitAsync(data);
        await desk.RunUntilIdleAsync();
        data["steps"] = "点导出";
        for (var i = 0; i < 3; i++)
        {
            await visitor.SubmitAsync(data);
            await desk.RunUntilIdleAsync();
        }

        var history = Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None));
        Assert.Single(history.Events, e => e.Text is not null && e.Text.Contains("点导出", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_and_files_beside_a_number_reach_that_ticket()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        await visitor.SubmitAsync(new JsonObject { [FormCard.FormKey] = "report-problem", ["summary"] = "导出失败", ["symptom"] = "点导出以后提示请重试" });
        await desk.RunUntilIdleAsync();
        await visitor.SayAllAsync(desk, "SC-10001 还是不行，换了 Firefox 也一样 ABCMORE");
        await visitor.SendAsync("SC-10001 的截图", WebVisitor.Picture("报错.png"));
        await desk.RunUntilIdleAsync();
        var history = Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None));
        Assert.True(history.Events.Any(e => e.Text?.Contains("ABCMORE", StringComparison.Ordinal) == true) && history.Ticket.Attachments.Count == 1, (await visitor.ReadAsync())[^1].Text);
    }

    [Fact]
    public async Task A_picture_beside_the_call_for_a_person_in_a_form_goes_to_the_person()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        await visitor.SayAllAsync(desk, "报告问题", "导出的 PDF 是空白的");

        await visitor.SendAsync("人工", WebVisitor.Picture("空白.png"));
        await desk.RunUntilIdleAsync();
        await visitor.SayAllAsync(desk, "人工");

        var ticket = Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Ticket;
        Assert.Equal(("message", "空白.png"), (ticket.Form, Assert.Single(ticket.Attachments).Name));
        Assert.Contains("导出的 PDF 是空白的", ticket.Fields["message"].Value, StringComparison.Ordinal);
    }
}
