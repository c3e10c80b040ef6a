using System.Text.Json.Nodes;
using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Tests.Pages;

/// <summary>Forms that are sent as a whole, over HTTP, as a card or the help centre sends them.</summary>
public sealed class CardSubmitTests
{
    [Fact]
    public async Task A_form_that_brings_its_files_makes_a_ticket_with_them()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);

        await visitor.SubmitAsync(Filled("report-problem"), WebVisitor.Picture("导出失败.png"));
        await desk.RunUntilIdleAsync();

        var ticket = Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Ticket;
        Assert.Equal("导出失败.png", Assert.Single(ticket.Attachments).Name);
    }

    [Fact]
    public async Task A_form_that_is_open_is_put_aside_by_another_that_is_sent_whole()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        await SayAsync(desk, visitor, "我有个建议", "希望导出时可以选字体");

        await visitor.SubmitAsync(Filled("report-problem"));
        await desk.RunUntilIdleAsync();
        await SayAsync(desk, visitor, "继续", "跳过", "提交");

        var forms = (await desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Select(h => h.Ticket.Form);
        Assert.Equal(["report-problem", "suggestion"], forms);
    }

    private static async Task SayAsync(TestDesk desk, WebVisitor visitor, params string[] texts)
    {
        foreach (var text in texts)
        {
            await visitor.SayAsync(text);
            await desk.RunUntilIdleAsync();
        }
    }

    private static JsonObject Filled(string form) =>
        new() { [FormCard.FormKey] = form, ["summary"] = "导出失败", ["symptom"] = "点导出以后提示请重试" };
}
