using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tickets;
using SmartCV.Channels.WeChat;
using SmartCV.Channels.WeChat.Simulation;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>Each push counts once, is answered once, and in its order.</summary>
public sealed class DeliveryTests
{
    [Fact]
    public async Task Three_deliveries_of_one_message_at_once_are_one_turn_with_the_same_reply()
    {
        await using var desk = await WeChatDesk.StartAsync();
        var user = desk.UserCalled("oUser_A-1");
        await user.SayAsync("你好");
        var push = user.Raw.Xml("text", [("Content", "提建议"), ("MsgId", "777")]);

        var replies = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => user.WriteAsync(() => user.Raw.PushOnceAsync(push))));

        Assert.Single(replies.Select(r => r.Text).Distinct());
        Assert.Contains("建议", replies[0].Text, StringComparison.Ordinal);
        Assert.Equal(1, await desk.CountAsync("select count(*) from transcript where role = 'user' and body like '%提建议%'"));
    }

    [Fact]
    public async Task A_push_that_is_repeated_later_gets_the_same_reply_and_changes_nothing()
    {
        await using var desk = await WeChatDesk.StartAsync();
        var user = desk.UserCalled("oUser_A-1");
        var push = user.Raw.Xml("text", [("Content", "怎么导出PDF"), ("MsgId", "778")]);

        var first = await user.WriteAsync(() => user.Raw.PushOnceAsync(push));
        desk.Clock.Advance(TimeSpan.FromSeconds(5));
        var second = await user.WriteAsync(() => user.Raw.PushOnceAsync(push));
        desk.Clock.Advance(TimeSpan.FromSeconds(10));
        await desk.Desk.RunUntilIdleAsync();

        Assert.Contains("导出", first.Text, StringComparison.Ordinal);
        Assert.Equal(first.Text, second.Text);
        Assert.Empty(desk.SentTo(user.OpenId));
        Assert.Equal(1, await desk.CountAsync("select count(*) from transcript where role = 'user'"));
    }

    [Fact]
    public async Task Two_users_with_the_same_message_id_are_both_answered()
    {
        await using var desk = await WeChatDesk.StartAsync();
        var (one, two) = (desk.UserCalled("oUser_A-1"), desk.UserCalled("oUser_B-2"));

        var first = await one.WriteAsync(() => one.Raw.PushOnceAsync(one.Raw.Xml("text", [("Content", "怎么导出PDF"), ("MsgId", "779")])));
        var second = await two.WriteAsync(() => two.Raw.PushOnceAsync(two.Raw.Xml("text", [("Content", "支持手机吗"), ("MsgId", "779")])));

        Assert.NotEqual("", first.Text);
        Assert.NotEqual("", second.Text);
        Assert.NotEqual(first.Text, second.Text);
        Assert.Equal("oUser_B-2", second.To);
    }

    [Fact]
    public async Task Two_events_of_one_second_count_both_and_one_that_comes_twice_counts_once()
    {
        await using var desk = await WeChatDesk.StartAsync();
        var user = desk.UserCalled("oUser_A-1");

        var reports = user.Raw.Xml("event", [("Event", "CLICK"), ("EventKey", "say:报告问题")]);
        await user.ActAsync(() => user.Raw.PushOnceAsync(reports));
        await user.ActAsync(() => user.Raw.PushOnceAsync(reports));
        await user.ActAsync(() => user.Raw.ClickAsync("say:我的工单"));

        Assert.Equal(2, await desk.CountAsync("select count(*) from transcript where role = 'user'"));
    }

    [Fact]
    public async Task Openers_in_pieces_are_taken_as_one_and_only_the_last_push_is_answered()
    {
        await using var desk = await WeChatDesk.StartAsync();
        var user = desk.UserCalled("oUser_A-1");

        var pushes = new List<Task<SimulatedReply>>();
        foreach (var piece in (string[])["在吗", "简历导不出来了", "点导出就弹失败"])
        {
            pushes.Add(user.Raw.SayAsync(piece));
            await Deadline.UntilAsync(async _ => await desk.CountAsync("select count(*) from inbox") == pushes.Count, "the piece is stored");
        }

        var replies = await Task.WhenAll(pushes.Select(desk.PassAsync));

        Assert.Equal(["", ""], replies.Take(2).Select(r => r.Text));
        Assert.NotEqual("", replies[2].Text);
        Assert.Equal(1, await desk.CountAsync("select count(*) from transcript where role = 'bot'"));
        Assert.Equal(3, await desk.CountAsync("select count(*) from inbox where status = 1"));
    }

    [Fact]
    public async Task Twenty_users_with_ten_messages_each_at_once_are_all_handled_in_their_order()
    {
        await using var desk = await WeChatDesk.StartAsync(setup: new DeskSetup { Decisions = Saying.Echo });

        await Task.WhenAll(Enumerable.Range(0, 20).Select(UserAsync));
        await desk.Desk.RunUntilIdleAsync();

        Assert.Equal(200, await desk.CountAsync("select count(*) from transcript where role = 'user'"));
        Assert.Equal(0, await desk.CountAsync("select count(*) from inbox where status <> 1"));
        for (var u = 0; u < 20; u++)
        {
            var said = (await desk.TranscriptAsync($"oUser-{u}")).Where(a => a.From?.Role == "user").Select(a => a.Text).ToList();
            Assert.Equal(Enumerable.Range(0, 10).Select(i => $"第 {i} 句"), said);
        }

        async Task UserAsync(int number)
        {
            var user = desk.UserCalled($"oUser-{number}");
            for (var i = 0; i < 10; i++) Assert.Equal($"第 {i} 句", (await user.SayAsync($"第 {i} 句")).Text);
        }
    }

    [Fact]
    public async Task A_user_who_waits_long_sees_somebody_type_and_then_the_reply_as_a_message()
    {
        var begun = DateTimeOffset.MaxValue;
        await using var desk = await WeChatDesk.StartAsync(setup: new DeskSetup { Decisions = Saying.When(c => c.Now >= (begun = begun == DateTimeOffset.MaxValue ? c.Now : begun) + TimeSpan.FromSeconds(5), "久等了") });
        var user = desk.UserCalled("oUser_A-1");

        var push = await user.SayAsync("你好");
        desk.Clock.Advance(TimeSpan.FromSeconds(2));
        await desk.Desk.RunUntilIdleAsync();

        Assert.Equal((200, ""), (push.Status, push.Text));
        Assert.Equal(["久等了"], desk.SentTo(user.OpenId));
        Assert.Equal(1, desk.Api.CallsOf(WeChatInterfaces.Typing));
    }

    [Fact]
    public async Task A_reply_longer_than_one_message_goes_on_in_customer_service_messages_of_at_most_2048_bytes()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 60).Select(i => $"第 {i} 段：这一段话是为了写满一条消息，里面有汉字，也有表情😀。"));
        await using var desk = await WeChatDesk.StartAsync(setup: new DeskSetup { Decisions = Saying.Always(text) });
        var user = desk.UserCalled("oUser_A-1");

        var first = await user.SayAsync("你好");
        await Deadline.UntilAsync(() => desk.SentTo(user.OpenId).Count == 2, "what the bot may send is sent");

        Assert.All([first.Text, .. desk.SentTo(user.OpenId)], t => Assert.True(System.Text.Encoding.UTF8.GetByteCount(t) <= WeChatText.MostBytes));
        Assert.StartsWith("第 0 段", first.Text, StringComparison.Ordinal);
        Assert.StartsWith(string.Concat(first.Text, string.Concat(desk.SentTo(user.OpenId))).Replace("\n", "", StringComparison.Ordinal), text.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
