using SmartCV.Bot.Conversations;
using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Storage;
using SmartCV.Channels;
using SmartCV.Channels.WeChat;
using SmartCV.Channels.WeChat.Simulation;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>What the platform tells later of notifications that it had taken.</summary>
public sealed class ReportTests
{
    private const string User = "oUser_A-1";

    [Theory]
    [InlineData("success", "delivered", null)]
    [InlineData("failed:user block", "failed", "The template message did not arrive: failed:user block")]
    [InlineData("failed: system failed", "failed", "The template message did not arrive: failed: system failed")]
    public async Task A_template_message_counts_as_the_platform_reports_it(string status, string becomes, string? reason)
    {
        await using var desk = await NotifiedAsync(subscription: false);
        var id = await TextAsync(desk, "select remote_id from outbox where id = 'notice-1'");

        var reply = await desk.PassAsync(desk.UserCalled(User).Raw.ActAsync("TEMPLATESENDJOBFINISH", ("MsgID", id!), ("Status", status)));

        Assert.Equal(1, reply.Tries);
        Assert.Equal(becomes, await TextAsync(desk, "select status from outbox where id = 'notice-1'"));
        Assert.Equal(reason, await TextAsync(desk, "select error from outbox where id = 'notice-1'"));
    }

    [Fact]
    public async Task A_subscription_notification_that_brought_no_id_is_found_by_its_template()
    {
        await using var desk = await NotifiedAsync(subscription: true);

        await desk.PassAsync(desk.UserCalled(User).Raw.ActAsync(
            "subscribe_msg_sent_event",
            ("SubscribeMsgSentEvent", "<List><TemplateId>T1</TemplateId><MsgID>700001</MsgID><ErrorCode>20001</ErrorCode><ErrorStatus>user refused</ErrorStatus></List>")));

        Assert.Equal("failed", await TextAsync(desk, "select status from outbox where id = 'notice-1'"));
        Assert.Contains("user refused (20001)", await TextAsync(desk, "select error from outbox where id = 'notice-1'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_comes_before_the_send_is_noted_is_asked_for_again_and_one_of_somebody_else_is_not_for_long()
    {
        await using var desk = await NotifiedAsync(subscription: false);
        var user = desk.UserCalled(User);
        var report = user.Raw.Xml("event", [("Event", "TEMPLATESENDJOBFINISH"), ("MsgID", "12345"), ("Status", "failed:user block")]);

        var first = await desk.PassAsync(user.Raw.PushOnceAsync(report));
        desk.Clock.Advance(TimeSpan.FromSeconds(10));
        var second = await desk.PassAsync(user.Raw.PushOnceAsync(report));

        Assert.Equal((503, 200), (first.Status, second.Status));
    }

    [Fact]
    public async Task Nobody_can_report_what_was_sent_to_another_user()
    {
        await using var desk = await NotifiedAsync(subscription: false);
        var id = await TextAsync(desk, "select remote_id from outbox where id = 'notice-1'");

        await desk.PassAsync(desk.UserCalled("oUser_B-2").Raw.ActAsync("TEMPLATESENDJOBFINISH", ("MsgID", id!), ("Status", "failed:user block")));

        Assert.Equal("delivered", await TextAsync(desk, "select status from outbox where id = 'notice-1'"));
    }

    // Two days after the user's last message an outcome can only be told by a notification.
    private static async Task<WeChatDesk> NotifiedAsync(bool subscription)
    {
        var desk = await WeChatDesk.StartAsync(settings: new Dictionary<string, string>
        {
            ["WeChat:Notification:TemplateId"] = "T1", ["WeChat:Notification:Subscription"] = subscription ? "on" : "off",
        });
        await desk.UserCalled(User).SayAsync("你好");
        if (subscription) desk.Api.UserAgreed(User, "T1");
        desk.Clock.Advance(TimeSpan.FromHours(49));
        var conversation = await desk.Desk.Get<ConversationStore>().FindAsync(desk.ConversationOf(User), CancellationToken.None);
        var set = new WriteSet("test");
        OutboxStore.Add(set, conversation!, new NewPart("notice-1", 0, new Part(WeChatParts.Text, "您的工单已解决。"), null, IsNotice: true), desk.Clock.GetUtcNow());
        await desk.Desk.Database.MustCommitAsync(set);
        await desk.Desk.RunUntilIdleAsync();
        Assert.Single(desk.Api.NotificationsTo(User));
        return desk;
    }

    private static Task<string?> TextAsync(WeChatDesk desk, string sql) => desk.Desk.Database.FindAsync<string>(sql, null, CancellationToken.None);
}
