using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Tests.Pages;

/// <summary>A form's page that is sent more than once, and what using it leaves behind.</summary>
public sealed class HelpAgainTests
{
    private static readonly (string, string)[] Report = [("summary", "导出失败"), ("symptom", "点导出以后提示请重试"), ("os", "Windows 11"), ("browser", "Firefox 130"), ("device", "computer")];

    [Fact]
    public async Task The_same_page_sent_again_with_other_words_adds_what_is_new_to_the_same_ticket()
    {
        await using var desk = await TestDesk.StartAsync();
        using var http = HelpPage.Client(desk);
        var page = await HelpPage.OpenAsync(http, "/help/report?lang=zh");
        using var first = page.Fill(Report).File("files", "image.png", PageForm.Png);
        var ticket = await (await page.SendAsync(http, first)).TicketAsync(desk);
        using var changed = page.Fill([.. Report, ("steps", "打开简历，点导出")]).File("files", "image.png", PageForm.Png).File("files", "image.png", [.. PageForm.Png, 1]);
        using var twice = page.Fill([.. Report, ("steps", "打开简历，点导出")]).File("files", "image.png", PageForm.Png).File("files", "image.png", [.. PageForm.Png, 1]);

        var again = await page.SendAsync(http, changed);
        await page.SendAsync(http, twice);

        Assert.Contains("已收到您的补充", again.Text, StringComparison.Ordinal);
        Assert.Equal(ticket.Number, (await again.TicketAsync(desk)).Number);
        await desk.RunUntilIdleAsync();
        var history = Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None));
        var added = Assert.Single(history.Events, e => e.Kind == TicketEvent.UserMessage);
        Assert.Contains("打开简历，点导出", added.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("导出失败", added.Text, StringComparison.Ordinal);
        Assert.Equal([PageForm.Png.Length, PageForm.Png.Length + 1], history.Ticket.Attachments.Select(a => (int)a.Size));
    }

    [Fact]
    public async Task Ordinary_use_sets_no_cookie_and_leaves_the_log_empty()
    {
        await using var desk = await TestDesk.StartAsync();
        using var http = HelpPage.Client(desk);
        var page = await HelpPage.OpenAsync(http, "/help/report");
        using var form = page.Fill(Report);

        var progress = await page.SendAsync(http, form);

        Assert.All([page, progress], p => Assert.False(p.Answer.Headers.Contains("Set-Cookie")));
        Assert.DoesNotContain("__RequestVerificationToken", page.Html + progress.Html, StringComparison.Ordinal);
        Assert.Equal("", desk.Log);
    }
}
