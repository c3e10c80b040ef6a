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

    private static JsonObject Filled(string form) =>
        new() { [FormCard.FormKey] = form, ["summary"] = "导出失败", ["symptom"] = "点导出以后提示请重试" };
}
