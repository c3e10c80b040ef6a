using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>The whole walk of a user: follow, ask, report with two pictures, ticket, progress, a person.</summary>
public sealed class WalkTests
{
    private const string User = "oUser_A-1";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_user_follows_asks_reports_with_pictures_looks_up_the_progress_and_asks_for_a_person(bool safe)
    {
        await using var desk = await WeChatDesk.StartAsync(safe);
        var user = desk.UserCalled(User);

        var welcome = await user.ActAsync(() => user.Raw.FollowAsync());
        Assert.Contains("SmartCV 智能客服", welcome.Text, StringComparison.Ordinal);
        Assert.EndsWith("3. 转人工", welcome.Text, StringComparison.Ordinal);
        Assert.Contains("右上角", await TextAsync("怎么导出PDF"), StringComparison.Ordinal);

        Assert.Contains("遇到了什么问题", await TextAsync("报告问题"), StringComparison.Ordinal);
        Assert.Contains("具体看到了什么", await TextAsync("简历导不出 PDF 了"), StringComparison.Ordinal);
        await TextAsync("弹出“导出失败，请重试”");
        await TextAsync("打开简历，点右上角导出，选 PDF");
        await TextAsync("应该能下载 PDF");
        Assert.Contains("邮箱", await TextAsync("Windows 11，Chrome 120"), StringComparison.Ordinal);
        Assert.Contains("影响", await TextAsync("跳过"), StringComparison.Ordinal);
        await TextAsync("不急");
        var summary = await TextAsync("跳过");
        Assert.Contains("Windows 11", summary, StringComparison.Ordinal);

        var pictures = await Task.WhenAll(user.SendPictureAsync(Pictures.Png(1)), user.SendPictureAsync(Pictures.Png(2)));
        Assert.Contains("2 个文件", Assert.Single(pictures, p => p.Text.Length > 0).Text, StringComparison.Ordinal);

        Assert.Contains("SC-10001", await TextAsync("１"), StringComparison.Ordinal);
        Assert.Contains("SC-10001", await TextAsync("进度"), StringComparison.Ordinal);
        Assert.Contains("同事现在在线", await TextAsync("人工"), StringComparison.Ordinal);

        var ticket = Assert.Single(await desk.Desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Ticket;
        Assert.Equal("wechat", ticket.Channel);
        Assert.Equal(2, ticket.Attachments.Count);
        Assert.All(ticket.Attachments, a => Assert.True(a.Size > 0, "The picture was fetched before the ticket was made."));
        Assert.Empty(desk.SentTo(User));

        async Task<string> TextAsync(string says) => (await user.SayAsync(says)).Text;
    }
}
