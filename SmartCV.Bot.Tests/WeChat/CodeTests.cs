using System.Net;
using System.Text.RegularExpressions;
using SmartCV.Bot.Tests.Pages;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tickets;
using SmartCV.Channels.WeChat;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>"在微信里继续": the code of a progress page tells how its ticket stands, once.</summary>
public sealed class CodeTests : IAsyncLifetime
{
    private static readonly (string, string)[] Filled = [("summary", "导出失败"), ("symptom", "点导出以后提示请重试"), ("os", "Windows 11"), ("browser", "Firefox 130"), ("device", "computer")];

    private WeChatDesk _desk = null!;
    private HttpClient _http = null!;
    private Ticket _ticket = null!;

    public async Task InitializeAsync()
    {
        _desk = await WeChatDesk.StartAsync();
        _http = HelpPage.Client(_desk.Desk);
        var form = await HelpPage.OpenAsync(_http, "/help/report?lang=zh");
        using var filled = form.Fill(Filled);
        _ticket = await (await form.SendAsync(_http, filled)).TicketAsync(_desk.Desk);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task A_scan_tells_how_the_ticket_stands_and_the_bot_goes_on_with_it()
    {
        var page = await DrawAsync();
        Assert.Matches("<svg viewBox=\"0 0 (\\d+) \\1\"[^>]*role=\"img\"", page.Html);
        Assert.DoesNotMatch(new Regex("src=\"https?:"), page.Html);
        var user = _desk.UserCalled("oAmy_A-1");

        var scanned = await user.ActAsync(() => user.Raw.FollowAsync(SceneOf()));

        Assert.Contains("SmartCV 智能客服", scanned.Text, StringComparison.Ordinal);
        Assert.Contains("工单 SC-10001（导出失败）目前状态：已提交", scanned.Text, StringComparison.Ordinal);
        Assert.Contains(_ticket.ProgressKey, scanned.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("问题已解决", scanned.Text, StringComparison.Ordinal);
        Assert.Contains("SC-10001", (await user.SayAsync("进度")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ticket_stays_its_customers()
    {
        await DrawAsync();
        var user = _desk.UserCalled("oAmy_A-1");
        await user.ActAsync(() => user.Raw.ActAsync("SCAN", ("EventKey", SceneOf())));

        var list = await user.SayAsync("我的工单");
        var more = await user.SayAsync("SC-10001 补充一下：昨天开始的，一直导不出来");

        Assert.DoesNotContain("SC-10001 ·", list.Text, StringComparison.Ordinal);
        Assert.Contains("没找到工单 SC-10001", more.Text, StringComparison.Ordinal);
        Assert.Equal(_ticket.CustomerId, (await _desk.Desk.Get<TicketStore>().FindAsync("SC-10001", CancellationToken.None))!.CustomerId);
    }

    [Fact]
    public async Task A_used_an_old_and_an_unknown_code_only_greet()
    {
        await DrawAsync();
        var scene = SceneOf();
        var (amy, bob, eve) = (_desk.UserCalled("oAmy_A-1"), _desk.UserCalled("oBob_B-2"), _desk.UserCalled("oEve_C-3"));
        await amy.ActAsync(() => amy.Raw.FollowAsync(scene));

        var used = await bob.ActAsync(() => bob.Raw.FollowAsync(scene));
        var again = await amy.ActAsync(() => amy.Raw.ActAsync("SCAN", ("EventKey", scene)));
        await DrawAsync();
        _desk.Clock.Advance(TicketCodes.Life);
        var old = await eve.ActAsync(() => eve.Raw.FollowAsync(SceneOf(except: scene)));
        var unknown = await eve.ActAsync(() => eve.Raw.ActAsync("SCAN", ("EventKey", "autumn-fair")));

        Assert.All([used, old], reply => Assert.Contains("SmartCV 智能客服", reply.Text, StringComparison.Ordinal));
        Assert.All([used, again, old, unknown], reply => Assert.DoesNotContain("SC-10001", reply.Text, StringComparison.Ordinal));
        Assert.Equal("", again.Text + unknown.Text);
    }

    [Fact]
    public async Task A_push_that_is_sent_twice_tells_it_twice_and_uses_one_code()
    {
        await DrawAsync();
        var user = _desk.UserCalled("oAmy_A-1");
        var push = user.Raw.Xml("event", [("Event", "subscribe"), ("EventKey", "qrscene_" + SceneOf())]);

        var first = await user.ActAsync(() => user.Raw.PushAsync(push));
        var second = await user.ActAsync(() => user.Raw.PushAsync(push));

        Assert.Contains("SC-10001", first.Text, StringComparison.Ordinal);
        Assert.Equal(first.Text, second.Text);
    }

    [Fact]
    public async Task Two_users_who_scan_at_once_are_one_who_is_told()
    {
        await DrawAsync();
        var (amy, bob) = (_desk.UserCalled("oAmy_A-1"), _desk.UserCalled("oBob_B-2"));

        var both = await Task.WhenAll(amy.ActAsync(() => amy.Raw.FollowAsync(SceneOf())), bob.ActAsync(() => bob.Raw.FollowAsync(SceneOf())));

        Assert.Single(both, reply => reply.Text.Contains("SC-10001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_code_is_made_only_for_who_asks_and_a_platform_that_gives_none_is_told()
    {
        var plain = await HelpPage.OpenAsync(_http, $"/t/{_ticket.ProgressKey}?lang=zh");
        Assert.Contains("显示二维码", plain.Text, StringComparison.Ordinal);
        Assert.Equal(0, _desk.Api.CallsOf(WeChatInterfaces.Qr));
        _desk.Api.Fail(WeChatInterfaces.Qr, 48001);

        var none = await DrawAsync();

        Assert.Equal(HttpStatusCode.OK, none.Status);
        Assert.Contains("二维码暂时取不到", none.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", none.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inside_WeChat_and_without_the_API_no_code_is_offered()
    {
        using var browser = new WeChatBrowser(_desk);
        var inside = await browser.OpenAsync($"/t/{_ticket.ProgressKey}?lang=zh&wechat=1");
        await using var desk = await TestDesk.StartAsync();
        using var http = HelpPage.Client(desk);
        var form = await HelpPage.OpenAsync(http, "/help/report?lang=zh");
        using var filled = form.Fill(Filled);
        var without = await form.SendAsync(http, filled);

        Assert.All([inside, without], page => Assert.DoesNotContain("在微信里继续", page.Text, StringComparison.Ordinal));
        Assert.Equal(0, _desk.Api.CallsOf(WeChatInterfaces.Qr));
    }

    private Task<HelpPage> DrawAsync() => HelpPage.OpenAsync(_http, $"/t/{_ticket.ProgressKey}?lang=zh&wechat=1");

    private string SceneOf(string except = "") => Assert.Single(_desk.Api.Scenes.Values, s => s != except);
}
