using System.Net;
using SmartCV.Bot.Tests.Pages;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tickets;
using SmartCV.Channels.WeChat;
using SmartCV.Channels.WeChat.Simulation;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>Pages inside WeChat: who opens one is known by the platform's word alone, and what is filed there belongs to the user's conversation.</summary>
public sealed class PageTests : IAsyncLifetime
{
    private const string Amy = "oAmy_A-1";
    private const string Bob = "oBob_B-2";
    private const string Report = "/wechat/page/report?lang=zh";
    private const string Tickets = "/wechat/page/tickets?lang=zh";

    private static readonly (string, string)[] Filled = [("summary", "导出失败"), ("symptom", "点导出以后提示请重试"), ("os", "iOS 17"), ("browser", "微信"), ("device", "phone")];

    private WeChatDesk _desk = null!;
    private WeChatBrowser _browser = null!;

    public async Task InitializeAsync()
    {
        _desk = await WeChatDesk.StartAsync(settings: new Dictionary<string, string> { ["DirectLine:RateLimits:StartsPerMinute"] = "1000" });
        _browser = new WeChatBrowser(_desk);
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task A_report_is_filed_into_the_users_conversation_and_found_by_the_word_progress()
    {
        var user = _desk.UserCalled(Amy);
        await user.ActAsync(() => user.Raw.FollowAsync());
        var page = await _browser.OpenAsAsync(Amy, Report);
        Assert.Contains("回到微信对话", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("打开在线客服", page.Text, StringComparison.Ordinal);

        var progress = await _browser.SendAsync(page, Filled);

        Assert.Contains("工单号是 SC-10001", progress.Text, StringComparison.Ordinal);
        Assert.Contains("回到微信对话", progress.Text, StringComparison.Ordinal);
        var ticket = await progress.TicketAsync(_desk.Desk);
        Assert.Equal(("wechat", _desk.ConversationOf(Amy)), (ticket.Channel, ticket.ConversationId));
        Assert.True(Assert.Single(ticket.Attachments) is { Name: "截图.png", Size: > 0 });
        Assert.Contains("SC-10001", (await user.SayAsync("进度")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_never_wrote_can_report_and_finds_the_ticket_in_the_list()
    {
        var progress = await _browser.SendAsync(await _browser.OpenAsAsync(Bob, Report), Filled);
        var ticket = await progress.TicketAsync(_desk.Desk);

        var list = await _browser.OpenAsync(Tickets);

        Assert.Contains($"<span class=\"number\">{ticket.Number}</span>", list.Html, StringComparison.Ordinal);
        Assert.Contains("导出失败", list.Text, StringComparison.Ordinal);
        Assert.Contains("已提交", list.Text, StringComparison.Ordinal);
        Assert.Contains("前会有同事回复您", list.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"/t/{ticket.ProgressKey}?lang=zh\"", list.Text, StringComparison.Ordinal);
        Assert.Equal(ticket.Number, (await (await _browser.OpenAsync("/wechat/page/ticket/SC-10001")).TicketAsync(_desk.Desk)).Number);
    }

    [Fact]
    public async Task Nobody_sees_tickets_of_somebody_else()
    {
        await _browser.SendAsync(await _browser.OpenAsAsync(Amy, Report), Filled);
        using var other = new WeChatBrowser(_desk);

        var list = await other.OpenAsAsync(Bob, Tickets);
        var ticket = await other.OpenAsync("/wechat/page/ticket/SC-10001?lang=zh");
        var none = await other.OpenAsync("/wechat/page/ticket/SC-19999?lang=zh");

        Assert.DoesNotContain("SC-10001", list.Text, StringComparison.Ordinal);
        Assert.Contains("您还没有提交过工单", list.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (ticket.Status, none.Status));
        Assert.Contains("没有找到这个编号的工单", ticket.Text, StringComparison.Ordinal);
        Assert.Equal(none.Text.Replace("SC-19999", "", StringComparison.Ordinal), ticket.Text.Replace("SC-10001", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Newest_tickets_come_first_and_a_double_click_is_one()
    {
        var first = await _browser.OpenAsAsync(Amy, Report);
        await _browser.SendAsync(first, Filled);
        await _browser.SendAsync(first, Filled);
        _desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await _browser.SendAsync(await _browser.OpenAsync(Report), Filled);

        var list = await _browser.OpenAsync(Tickets);

        Assert.True(list.Text.IndexOf("SC-10002", StringComparison.Ordinal) < list.Text.IndexOf("SC-10001", StringComparison.Ordinal));
        Assert.Equal(2, (await _desk.Desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task A_return_works_once_within_ten_minutes_and_in_the_browser_that_left()
    {
        using var other = new WeChatBrowser(_desk);
        var state = await _browser.LeaveAsync(Tickets);

        var foreign = await other.ReturnAsync(_desk.Api.CodeOf(Amy), state);
        var wrong = await _browser.ReturnAsync(_desk.Api.CodeOf(Amy), new string('0', 32));
        var gone = await _browser.ReturnAsync(_desk.Api.CodeOf(Amy), state);
        state = await _browser.LeaveAsync(Tickets);
        _desk.Clock.Advance(TimeSpan.FromMinutes(10));
        var late = await _browser.ReturnAsync(_desk.Api.CodeOf(Amy), state);

        Assert.All([foreign, wrong, gone, late], page => AssertTold(page, HttpStatusCode.BadRequest, "页面已经过期"));
        Assert.Equal(0, _desk.Api.CallsOf(WeChatInterfaces.OpenId));
    }

    [Fact]
    public async Task A_cookie_that_is_kept_and_sent_again_is_no_second_return()
    {
        var state = await _browser.LeaveAsync(Tickets);
        var cookies = _browser.Cookies.GetCookies(new Uri(_desk.Desk.Address + "/wechat/oauth"));
        var kept = Assert.Single(cookies);
        var again = new Cookie(kept.Name, kept.Value, kept.Path, kept.Domain);
        Assert.Equal("我的工单 · SmartCV", TitleOf(await _browser.ReturnAsync(_desk.Api.CodeOf(Amy), state)));
        _browser.Cookies.Add(again);

        var page = await _browser.ReturnAsync(_desk.Api.CodeOf(Bob), state);

        AssertTold(page, HttpStatusCode.BadRequest, "页面已经过期");
        Assert.Equal(1, _desk.Api.CallsOf(WeChatInterfaces.OpenId));
    }

    [Fact]
    public async Task What_goes_wrong_on_the_way_back_is_told_with_the_ways_on()
    {
        var denied = await _browser.ReturnAsync("", await _browser.LeaveAsync(Report));
        var used = _desk.Api.CodeOf(Amy);
        using (var other = new WeChatBrowser(_desk)) await other.ReturnAsync(used, await other.LeaveAsync(Report));
        var spent = await _browser.ReturnAsync(used, await _browser.LeaveAsync(Report));
        _desk.Api.Set(WeChatInterfaces.OpenId, SimulatedFault.IsDead);
        var away = await _browser.ReturnAsync(_desk.Api.CodeOf(Amy), await _browser.LeaveAsync(Report));

        AssertTold(denied, HttpStatusCode.Forbidden, "没能确认您的身份");
        AssertTold(spent, HttpStatusCode.BadRequest, "页面已经过期");
        AssertTold(away, HttpStatusCode.ServiceUnavailable, "暂时连不上微信");
        Assert.All([denied, spent, away], page => Assert.Contains($"href=\"{Report}\"", page.Text, StringComparison.Ordinal));
        Assert.All([denied, spent, away], page => Assert.DoesNotContain("code=", page.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_session_ends_after_two_hours_and_a_changed_one_is_none()
    {
        await _browser.OpenAsAsync(Amy, Tickets);
        _desk.Clock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));
        Assert.Equal("我的工单 · SmartCV", TitleOf(await _browser.OpenAsync(Tickets)));
        _desk.Clock.Advance(TimeSpan.FromSeconds(1));
        await _browser.LeaveAsync(Tickets);

        await _browser.OpenAsAsync(Amy, Tickets);
        var session = _browser.Cookies.GetCookies(new Uri(_desk.Desk.Address + "/wechat/page"))["smartcv-wechat"]!;
        Assert.True(session.HttpOnly);
        var parts = session.Value.Split('.');
        parts[2] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{_desk.Options.AppId}|{Bob}")).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        session.Value = string.Join('.', parts);

        await _browser.LeaveAsync(Tickets);
    }

    [Fact]
    public async Task A_form_without_its_key_or_of_somebody_else_is_not_filed()
    {
        var page = await _browser.OpenAsAsync(Amy, Report);
        using var other = new WeChatBrowser(_desk);
        await other.OpenAsAsync(Bob, Report);

        var foreign = await other.SendAsync(page, Filled);
        var forged = await _browser.SendAsync(page with { Html = page.Html.Replace(page.Hidden("_key")!, "x.1.y.z", StringComparison.Ordinal) }, Filled);

        Assert.All([foreign, forged], answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status));
        Assert.All([foreign, forged], answer => Assert.Contains("点导出以后提示请重试", answer.Text, StringComparison.Ordinal));
        Assert.Empty(await _desk.Desk.Get<TicketStore>().AllAsync(CancellationToken.None));
        await _browser.SendAsync(forged, Filled);
        Assert.Single(await _desk.Desk.Get<TicketStore>().AllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_form_that_outlives_the_session_is_filed_all_the_same()
    {
        var page = await _browser.OpenAsAsync(Amy, Report);
        _desk.Clock.Advance(TimeSpan.FromHours(3));

        var progress = await _browser.SendAsync(page, Filled);

        Assert.Equal(_desk.ConversationOf(Amy), (await progress.TicketAsync(_desk.Desk)).ConversationId);
    }

    [Fact]
    public async Task No_page_and_no_link_names_the_user()
    {
        var report = await _browser.OpenAsAsync(Amy, Report);
        var progress = await _browser.SendAsync(report, Filled);
        var list = await _browser.OpenAsync(Tickets);

        Assert.All([report, progress, list], page => Assert.DoesNotContain(Amy, page.Text + page.Address, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/wechat/page/report")]
    [InlineData("/wechat/page/tickets")]
    [InlineData("/wechat/page/ticket/SC-10001")]
    [InlineData("/wechat/oauth?code=1&state=2")]
    public async Task Without_a_secret_the_pages_are_not_there(string path)
    {
        await using var desk = await WeChatDesk.StartAsync(settings: new Dictionary<string, string> { ["WeChat:AppSecret"] = "" });
        using var browser = new WeChatBrowser(desk);

        var page = await browser.OpenAsync(path);
        var unknown = await browser.OpenAsync("/nowhere");

        Assert.Equal((HttpStatusCode.NotFound, TitleOf(unknown)), (page.Status, TitleOf(page)));
    }

    [Fact]
    public async Task The_bot_names_the_pages_that_know_the_user()
    {
        var user = _desk.UserCalled(Amy);

        var file = await user.WriteAsync(() => user.Raw.SendAsync("file", ("Title", "简历.pdf"), ("FileKey", "k")));

        Assert.Contains("https://support.example.com/wechat/page/report?lang=zh", file.Text, StringComparison.Ordinal);
        Assert.Contains("https://support.example.com/wechat/page/report?lang=zh", (await user.SayAsync("帮助")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_pages_of_its_own_the_channel_names_the_help_centre()
    {
        await using var desk = await WeChatDesk.StartAsync(settings: new Dictionary<string, string> { ["WeChat:AppSecret"] = "" });
        var user = desk.UserCalled(Amy);

        var file = await user.WriteAsync(() => user.Raw.SendAsync("file", ("Title", "简历.pdf"), ("FileKey", "k")));

        Assert.Contains("https://support.example.com/help/report?lang=zh", file.Text, StringComparison.Ordinal);
    }

    private static void AssertTold(HelpPage page, HttpStatusCode status, string title)
    {
        Assert.Equal((status, $"{title} · SmartCV"), (page.Status, TitleOf(page)));
        Assert.Contains("回到微信对话", page.Text, StringComparison.Ordinal);
    }

    private static string TitleOf(HelpPage page) => page.Text.Split("<title>")[1].Split("</title>")[0];
}
