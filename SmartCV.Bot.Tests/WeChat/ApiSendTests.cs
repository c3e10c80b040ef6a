using System.Text;
using System.Text.Json.Nodes;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.WeChat;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>What is sent to users, on the wire, and what each refusal of the platform leads to.</summary>
[Collection(ApiCollection.Name)]
public sealed class ApiSendTests(ApiDesk desk)
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Texts_are_raw_utf_8_on_the_wire_whatever_they_hold()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        bench.Platform.UserWrote(ApiBench.Openid);
        const string Text = "导出\u3000失败😀 \ue001<a href=\"x\">C:\\u4e2d</a>\n&'+";

        var answer = await bench.SayAsync(Text + "\u0001\ud83d");

        Assert.True(answer.IsOk, answer.Message);
        var request = bench.Platform.Requests.Single(r => r.Interface == WeChatInterfaces.Send);
        Assert.Equal("application/json; charset=utf-8", request.ContentType);
        Assert.Contains("导出\u3000失败😀 \ue001<a href=\\\"x\\\">", Encoding.UTF8.GetString(request.Body), StringComparison.Ordinal);
        Assert.Equal(Text + "\ufffd", (string?)bench.Platform.SentTo(ApiBench.Openid).Single()["text"]!["content"]);
    }

    [Fact]
    public async Task Each_kind_of_message_has_the_shape_that_the_platform_documents()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        bench.Platform.UserWrote(ApiBench.Openid);
        var media = bench.Platform.AddMedia(new([1], "image/png", "a.png"));
        var messages = new[]
        {
            WeChatMessages.Text("好", "anna@gh_0123456789ab"),
            WeChatMessages.Image(media),
            WeChatMessages.News("标题", "说明", "https://example.com/a", "https://example.com/a.png"),
            WeChatMessages.Menu("请选择", [("1", "是"), ("2", "否")], "回复数字也可以"),
        };

        foreach (var message in messages) Assert.True((await bench.Api.SendAsync(ApiBench.Openid, message, None)).IsOk);

        var expected = new[]
        {
            """{"touser":"U","msgtype":"text","text":{"content":"好"},"customservice":{"kf_account":"anna@gh_0123456789ab"}}""",
            $$$"""{"touser":"U","msgtype":"image","image":{"media_id":"{{{media}}}"}}""",
            """{"touser":"U","msgtype":"news","news":{"articles":[{"title":"标题","description":"说明","url":"https://example.com/a","picurl":"https://example.com/a.png"}]}}""",
            """{"touser":"U","msgtype":"msgmenu","msgmenu":{"head_content":"请选择","list":[{"id":"1","content":"是"},{"id":"2","content":"否"}],"tail_content":"回复数字也可以"}}""",
        };
        Assert.Equal(expected.Select(json => json.Replace("\"U\"", $"\"{ApiBench.Openid}\"", StringComparison.Ordinal)), bench.Platform.Messages.Select(m => m.Json));
    }

    [Theory]
    [InlineData(-1, WeChatReaction.Busy)]
    [InlineData(40001, WeChatReaction.TokenGone)]
    [InlineData(40014, WeChatReaction.TokenGone)]
    [InlineData(42001, WeChatReaction.TokenGone)]
    [InlineData(40013, WeChatReaction.Misconfigured)]
    [InlineData(40125, WeChatReaction.Misconfigured)]
    [InlineData(40164, WeChatReaction.Misconfigured)]
    [InlineData(40243, WeChatReaction.Misconfigured)]
    [InlineData(40003, WeChatReaction.UnknownUser)]
    [InlineData(40007, WeChatReaction.MediaGone)]
    [InlineData(40033, WeChatReaction.OurFault)]
    [InlineData(44002, WeChatReaction.OurFault)]
    [InlineData(44004, WeChatReaction.OurFault)]
    [InlineData(45002, WeChatReaction.OurFault)]
    [InlineData(47001, WeChatReaction.OurFault)]
    [InlineData(45009, WeChatReaction.DailyQuota)]
    [InlineData(45011, WeChatReaction.MinuteQuota)]
    [InlineData(45015, WeChatReaction.WindowClosed)]
    [InlineData(45047, WeChatReaction.BudgetUsed)]
    [InlineData(43004, WeChatReaction.NoConsent)]
    [InlineData(43101, WeChatReaction.NoConsent)]
    [InlineData(45081, WeChatReaction.AlreadyShown)]
    [InlineData(48001, WeChatReaction.NoPermission)]
    [InlineData(48004, WeChatReaction.NoPermission)]
    [InlineData(50002, WeChatReaction.NoPermission)]
    [InlineData(40200, WeChatReaction.NoPermission)]
    [InlineData(40163, WeChatReaction.CodeGone)]
    [InlineData(99999, WeChatReaction.Unknown)]
    public async Task Each_code_has_its_reaction(int code, WeChatReaction reaction)
    {
        await using var bench = await ApiBench.StartAsync(desk);
        bench.Platform.UserWrote(ApiBench.Openid);
        bench.Platform.Fail(WeChatInterfaces.Send, code, code);

        var answer = await bench.SayAsync();

        Assert.Equal((reaction, code), (answer.Reaction, answer.Code));
        Assert.Contains($"({code}, rid: ", answer.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Platform.SentTo(ApiBench.Openid));
        // Only a refused token is worth a second call at once: everything else is the outbox's business.
        Assert.Equal(reaction == WeChatReaction.TokenGone ? 2 : 1, bench.Platform.CallsOf(WeChatInterfaces.Send));
    }

    [Theory]
    [InlineData(45009, "2026-03-02T16:00:00Z")]
    [InlineData(45011, "2026-03-02T01:01:00Z")]
    [InlineData(48001, "2026-03-02T02:00:20Z")]
    [InlineData(40164, "2026-03-02T01:10:20Z")]
    public async Task A_stopped_interface_is_not_called_before_it_can_work_and_told_once(int code, string until)
    {
        await using var bench = await ApiBench.StartAsync(desk);
        bench.Clock.Advance(TimeSpan.FromSeconds(20));
        bench.Platform.UserWrote(ApiBench.Openid);
        bench.Platform.Fail(WeChatInterfaces.Send, code);

        var first = await bench.SayAsync();
        var second = await bench.SayAsync();

        var end = DateTimeOffset.Parse(until, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((code, end - bench.Clock.GetUtcNow()), (second.Code, second.RetryAfter));
        Assert.Equal(second.RetryAfter, first.RetryAfter);
        Assert.Equal(end, bench.Api.StoppedUntil(WeChatInterfaces.Send));
        Assert.Equal(1, bench.Platform.CallsOf(WeChatInterfaces.Send));
        Assert.Single(bench.Log.Text.Split('\n'), line => line.Contains($"({code}", StringComparison.Ordinal));
        Assert.True((await bench.Api.TypingAsync(ApiBench.Openid, true, None)).IsOk);

        bench.Clock.AdvanceTo(end);
        bench.Platform.UserWrote(ApiBench.Openid);
        Assert.True((await bench.SayAsync()).IsOk);
    }

    [Fact]
    public async Task An_account_without_menus_in_messages_still_sends_texts()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        bench.Platform.UserWrote(ApiBench.Openid);
        bench.Platform.Fail(WeChatInterfaces.Send, 40200);
        var menu = WeChatMessages.Menu("请选择", [("1", "是")]);

        await bench.Api.SendAsync(ApiBench.Openid, menu, None);
        var second = await bench.Api.SendAsync(ApiBench.Openid, menu, None);

        Assert.Equal(WeChatReaction.NoPermission, second.Reaction);
        Assert.True((await bench.SayAsync()).IsOk);
        Assert.Equal(2, bench.Platform.CallsOf(WeChatInterfaces.Send));
    }

    [Fact]
    public async Task Typing_that_is_shown_already_is_fine()
    {
        await using var bench = await ApiBench.StartAsync(desk);

        await bench.Api.TypingAsync(ApiBench.Openid, true, None);
        var again = await bench.Api.TypingAsync(ApiBench.Openid, true, None);

        Assert.True(again.IsOk);
        Assert.Equal([ApiBench.Openid], bench.Platform.Typing);
        await bench.Api.TypingAsync(ApiBench.Openid, false, None);
        Assert.Empty(bench.Platform.Typing);
    }

    [Fact]
    public async Task Notifications_go_to_followers_and_to_who_agreed_once()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        var data = new Dictionary<string, string> { ["thing1"] = "导出失败", ["time2"] = "2026-03-02 09:00" };
        Task<WeChatAnswer<string>> Subscription() => bench.Api.SendSubscriptionAsync(ApiBench.Openid, "S1", "", data, None);
        var stranger = await bench.Api.SendTemplateAsync(ApiBench.Openid, "T1", "", data, "out-0", None);
        bench.Platform.UserAgreed(ApiBench.Openid, "S1");

        var template = await bench.Api.SendTemplateAsync(ApiBench.Openid, "T1", "https://example.com/t/1", data, "out-1", None);
        var first = await Subscription();
        var second = await Subscription();

        Assert.Equal(WeChatReaction.NoConsent, stranger.Reaction);
        Assert.Matches("^[0-9]+$", template.Value);
        Assert.Equal((true, 43101), (first.IsOk, second.Code));
        Assert.Equal(
            $$$"""{"touser":"{{{ApiBench.Openid}}}","template_id":"T1","data":{"thing1":{"value":"导出失败"},"time2":{"value":"2026-03-02 09:00"}},"url":"https://example.com/t/1","client_msg_id":"out-1"}""",
            bench.Platform.Messages[0].Json);
        Assert.Equal(2, bench.Platform.NotificationsTo(ApiBench.Openid).Count);
    }

    [Fact]
    public async Task A_busy_platform_is_asked_again_where_no_outbox_does_it()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        bench.Platform.Fail(WeChatInterfaces.User, -1, -1, -1);
        var asked = bench.Api.UserAsync(ApiBench.Openid, None);

        foreach (var pause in new[] { 0.25, 0.65, 1.25 })
        {
            // The limit of a call is 5 s away: what ends sooner is the pause.
            await Deadline.UntilAsync(() => bench.Clock.NextTimer is { } next && next - bench.Clock.GetUtcNow() < TimeSpan.FromSeconds(2), "the client pauses");
            bench.Clock.Advance(TimeSpan.FromSeconds(pause));
        }

        Assert.False((await Deadline.WithinAsync(asked, "the user is known")).Value.IsFollower);
        Assert.Equal(4, bench.Platform.CallsOf(WeChatInterfaces.User));
    }

    [Fact]
    public async Task Users_codes_menu_and_addresses_are_read_and_written()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        bench.Platform.UserActed(ApiBench.Openid);
        var menu = JsonNode.Parse("""{"button":[{"type":"click","name":"报告问题","key":"REPORT"}]}""")!.AsObject();

        var user = await bench.Api.UserAsync(ApiBench.Openid, None);
        var qr = await bench.Api.CreateQrAsync("go-5f3a", TimeSpan.FromMinutes(10), None);
        var created = await bench.Api.CreateMenuAsync(menu, None);
        var ips = await bench.Api.CallbackIpsAsync(None);

        Assert.Equal(new WeChatUser(ApiBench.Openid, true, "", "ADD_SCENE_SEARCH", ""), user.Value);
        Assert.Equal("go-5f3a", bench.Platform.Scenes[qr.Value.Ticket]);
        Assert.StartsWith("http://weixin.qq.com/q/", qr.Value.Url, StringComparison.Ordinal);
        Assert.True(created.IsOk);
        Assert.Equal("""{"button":[{"type":"click","name":"报告问题","key":"REPORT"}]}""", bench.Platform.Menu);
        Assert.Equal(["192.0.2.10", "192.0.2.11"], ips.Value);
    }

    [Fact]
    public async Task A_page_learns_the_openid_of_its_code_once()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        var code = bench.Platform.CodeOf(ApiBench.Openid);

        var first = await bench.Api.OpenIdOfAsync(code, None);
        var second = await bench.Api.OpenIdOfAsync(code, None);
        var foreign = await bench.Api.OpenIdOfAsync("a&secret=b", None);

        Assert.Equal(ApiBench.Openid, first.Value);
        Assert.Equal((WeChatReaction.CodeGone, WeChatReaction.CodeGone), (second.Reaction, foreign.Reaction));
        Assert.Equal(0, bench.Platform.CallsOf(WeChatInterfaces.StableToken));
    }

    [Fact]
    public void The_address_of_the_consent_page_has_its_parameters_in_the_order_that_the_client_insists_on() =>
        Assert.Equal(
            "https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx01&redirect_uri=https%3A%2F%2Fexample.com%2Fwechat%2Fme%3Fa%3D1&response_type=code&scope=snsapi_base&state=s1#wechat_redirect",
            WeChatApi.AuthorizeUrl("wx01", "https://example.com/wechat/me?a=1", "s1"));
}
