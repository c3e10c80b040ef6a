using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.WeChat;
using SmartCV.Channels.WeChat.Simulation;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>Whatever the platform answers to a send: the reaction of the table, nothing lost, nothing endless, nothing twice.</summary>
public sealed class SendFailureTests
{
    private const string User = "oUser_A-1";

    [Fact]
    public async Task A_token_that_is_revoked_in_the_middle_is_renewed_once_and_the_reply_is_sent_once()
    {
        await using var desk = await LateAsync();
        var user = desk.UserCalled(User);
        await user.SayAsync("一");

        desk.Api.RevokeTokens();
        await user.SayAsync("二");

        Assert.Equal(["答复：一", "答复：二"], desk.SentTo(User));
        Assert.Equal(2, desk.Api.CallsOf(WeChatInterfaces.StableToken));
        // The word that somebody types may have met the old token before the reply does.
        Assert.InRange(desk.Api.CallsOf(WeChatInterfaces.Send), 2, 3);
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(45011, 60)]
    [InlineData(45009, 50_400)]
    public async Task A_platform_that_is_busy_or_used_up_gets_the_reply_when_it_can_take_it(int code, int within)
    {
        await using var desk = await LateAsync();
        var user = desk.UserCalled(User);
        desk.Api.Fail(WeChatInterfaces.Send, code);

        await user.SayAsync("一");
        Assert.Equal(["waiting 答复：一"], await desk.OpenPartsAsync());
        await desk.PassTimeAsync(TimeSpan.FromSeconds(within));

        Assert.Equal(["答复：一"], desk.SentTo(User));
        Assert.Equal(2, desk.Api.CallsOf(WeChatInterfaces.Send));
        Assert.Empty(await desk.OpenPartsAsync());
    }

    [Theory]
    [InlineData(45015)]
    [InlineData(45047)]
    [InlineData(48001)]
    public async Task A_reply_that_may_not_be_sent_goes_along_with_the_reply_to_the_next_message(int code)
    {
        await using var desk = await LateAsync();
        var user = desk.UserCalled(User);
        desk.Api.Fail(WeChatInterfaces.Send, code);

        await user.SayAsync("一");
        await desk.PassTimeAsync(TimeSpan.FromHours(25));
        Assert.Equal(["held 答复：一"], await desk.OpenPartsAsync());
        await user.SayAsync("二");
        await desk.PassTimeAsync(TimeSpan.FromHours(1));

        Assert.Equal(3, desk.Api.CallsOf(WeChatInterfaces.Send));
        Assert.Equal(["答复：一", "答复：二"], desk.SentTo(User));
        Assert.Empty(await desk.OpenPartsAsync());
    }

    [Theory]
    [InlineData(SimulatedFault.IsDead)]
    [InlineData(SimulatedFault.TalksNonsense)]
    [InlineData(SimulatedFault.Breaks)]
    public async Task A_platform_that_is_down_for_a_minute_gets_the_replies_afterwards_once_and_in_order(SimulatedFault fault)
    {
        await using var desk = await LateAsync();
        var (user, other) = (desk.UserCalled(User), desk.UserCalled("oUser_B-2"));
        desk.Api.SetAll(fault);

        await user.SayAsync("一");
        await user.SayAsync("二");
        await other.SayAsync("三");
        await desk.PassTimeAsync(TimeSpan.FromSeconds(50));
        desk.Api.SetAll(SimulatedFault.None);
        await desk.PassTimeAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["答复：一", "答复：二"], desk.SentTo(User));
        Assert.Equal(["答复：三"], desk.SentTo("oUser_B-2"));
        Assert.Empty(await desk.OpenPartsAsync());
    }

    [Fact]
    public async Task A_platform_that_hangs_is_left_after_five_seconds_and_asked_again()
    {
        await using var desk = await LateAsync();
        var user = desk.UserCalled(User);
        await user.SayAsync("零");
        desk.Api.Set(WeChatInterfaces.Send, SimulatedFault.Hangs);

        desk.Api.UserWrote(User);
        Assert.Equal("", (await desk.AnsweredAsync(user.Raw.SayAsync("一"))).Text);
        var working = desk.PassTimeAsync(TimeSpan.FromSeconds(2));
        await Deadline.UntilAsync(() => desk.Api.CallsOf(WeChatInterfaces.Send) == 2, "the platform is called");
        desk.Api.Set(WeChatInterfaces.Send, SimulatedFault.None);
        desk.Clock.Advance(TimeSpan.FromSeconds(5));
        await working;
        await desk.PassTimeAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(["答复：零", "答复：一"], desk.SentTo(User));
    }

    [Fact]
    public async Task The_bot_sends_two_messages_after_one_of_the_user_and_keeps_three_for_what_comes_of_it()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 60).Select(i => $"第 {i} 段：这一段话是为了写满五条消息，里面有汉字，也有表情😀。它说的事情不重要，只是要写得很长，长到一条放不下。"));
        await using var desk = await WeChatDesk.StartAsync(setup: new DeskSetup { Decisions = Saying.Always(text) });
        var user = desk.UserCalled(User);

        await user.SayAsync("你好");
        await desk.PassTimeAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(2, desk.SentTo(User).Count);
        Assert.All(await desk.OpenPartsAsync(), p => Assert.StartsWith("held ", p, StringComparison.Ordinal));
        var window = await desk.Desk.Get<WeChatBudget>().ReadAsync(desk.ConversationOf(User), CancellationToken.None);

        Assert.Equal((3, 0), (window.Left, window.LeftForReplies));
        await desk.NoticeAsync(User);
        // The test says the long text here too: its first three parts are what was kept for it.
        Assert.Equal(5, desk.SentTo(User).Count);
    }

    [Fact]
    public async Task After_five_sends_an_outcome_waits_for_the_user_and_goes_along_with_the_reply()
    {
        await using var desk = await LateAsync();
        var user = desk.UserCalled(User);
        await user.SayAsync("一");

        for (var i = 0; i < 5; i++) await desk.NoticeAsync(User);
        Assert.Equal(["答复：一", "结果", "结果", "结果", "结果"], desk.SentTo(User));
        Assert.Equal(["held 结果"], await desk.OpenPartsAsync());
        await desk.PassTimeAsync(TimeSpan.FromHours(2));
        Assert.Equal(5, desk.Api.CallsOf(WeChatInterfaces.Send));
        await user.SayAsync("二");

        Assert.Equal(["结果", "答复：二"], desk.SentTo(User).Skip(5));
    }

    [Fact]
    public async Task After_a_click_three_messages_may_be_sent_within_a_minute()
    {
        await using var desk = await LateAsync();
        var user = desk.UserCalled(User);
        await user.ActAsync(() => user.Raw.ClickAsync("say:报告问题"));
        Assert.Equal(["答复：报告问题"], desk.SentTo(User));

        await desk.NoticeAsync(User);
        await desk.PassTimeAsync(TimeSpan.FromMinutes(1));
        await desk.NoticeAsync(User);

        Assert.Equal(["答复：报告问题", "结果"], desk.SentTo(User));
        Assert.Equal(["held 结果"], await desk.OpenPartsAsync());
    }

    [Theory]
    [InlineData("off", true)]
    [InlineData("on", true)]
    [InlineData("on", false)]
    public async Task When_the_window_is_closed_an_outcome_is_a_notification_where_one_is_set_up(string subscription, bool agreed)
    {
        await using var desk = await LateAsync(new() { ["WeChat:Notification:TemplateId"] = "tpl-1", ["WeChat:Notification:Subscription"] = subscription });
        var user = desk.UserCalled(User);
        await user.SayAsync("一");
        if (agreed) desk.Api.UserAgreed(User, "tpl-1");

        await desk.PassTimeAsync(TimeSpan.FromHours(49));
        await desk.NoticeAsync(User);

        Assert.Equal(["答复：一"], desk.SentTo(User));
        Assert.Equal(agreed ? 1 : 0, desk.Api.NotificationsTo(User).Count);
        Assert.Equal(agreed ? [] : ["held 结果"], await desk.OpenPartsAsync());
    }

    [Fact]
    public async Task What_the_platform_calls_closed_is_closed_for_the_next_outcome_too()
    {
        await using var desk = await LateAsync(new() { ["WeChat:Notification:TemplateId"] = "tpl-1" });
        var user = desk.UserCalled(User);
        desk.Api.Fail(WeChatInterfaces.Send, 45015);
        await user.SayAsync("一");

        await desk.NoticeAsync(User);

        Assert.Single(desk.Api.NotificationsTo(User));
        Assert.Equal(["held 答复：一"], await desk.OpenPartsAsync());
    }

    [Fact]
    public async Task Without_permission_a_late_reply_is_taken_by_a_repeat_of_the_push()
    {
        await using var desk = await LateAsync(new() { ["WeChat:CustomerServiceApi"] = "off" });
        var user = desk.UserCalled(User);

        var reply = await user.SayAsync("一");

        Assert.Equal(("答复：一", 2), (reply.Text, reply.Tries));
        Assert.Empty(await desk.OpenPartsAsync());
        Assert.Equal(0, desk.Api.CallsOf(WeChatInterfaces.Send));
    }

    [Fact]
    public async Task Without_permission_a_reply_later_than_every_repeat_goes_along_with_the_next_one()
    {
        var ready = false;
        await using var desk = await WeChatDesk.StartAsync(
            settings: new Dictionary<string, string> { ["WeChat:CustomerServiceApi"] = "off" }, setup: new DeskSetup { Decisions = Saying.When(_ => ready, "答复") });
        var user = desk.UserCalled(User);
        Assert.Equal("", (await user.SayAsync("一")).Text);
        ready = true;
        await desk.PassTimeAsync(TimeSpan.FromSeconds(10));
        await desk.Desk.RunUntilIdleAsync();
        Assert.Equal(["held 答复"], await desk.OpenPartsAsync());

        Assert.Equal("答复\n\n答复", (await user.SayAsync("二")).Text);
    }

    [Fact]
    public async Task Without_permission_a_long_reply_is_read_on_with_each_message_of_the_user()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 60).Select(i => $"第 {i} 段：这一段话是为了写满一条消息，里面有汉字，也有表情😀。"));
        var first = true;
        await using var desk = await WeChatDesk.StartAsync(
            settings: new Dictionary<string, string> { ["WeChat:CustomerServiceApi"] = "off" }, setup: new DeskSetup { Decisions = Saying.By(_ => first ? text : "好") });
        var user = desk.UserCalled(User);

        var heard = (await user.SayAsync("你好")).Text;
        first = false;
        for (var i = 0; i < 4; i++) heard += "\n\n" + (await user.SayAsync("继续")).Text;

        Assert.StartsWith(text.Replace("\n", "", StringComparison.Ordinal), heard.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(await desk.OpenPartsAsync());
        Assert.Equal(0, desk.Api.CallsOf(WeChatInterfaces.Send));
    }

    private static Task<WeChatDesk> LateAsync(Dictionary<string, string>? settings = null) => WeChatDesk.StartAsync(settings: settings, setup: new DeskSetup { Decisions = Saying.Late() });
}
