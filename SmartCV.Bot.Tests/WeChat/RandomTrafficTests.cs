using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.WeChat.Simulation;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>Users who send everything in any order, pushes that come again, and time that passes between them.</summary>
public sealed class RandomTrafficTests
{
    private const int Users = 4;
    private const int Pushes = 25;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_users_send_is_stored_once_in_their_order_and_nothing_goes_wrong(int seed)
    {
        await using var desk = await WeChatDesk.StartAsync(safe: seed % 2 == 1);
        var random = new Random(seed);
        var sent = Enumerable.Range(0, Users).ToDictionary(u => $"oUser-{u}", _ => new List<string>());

        for (var i = 0; i < Users * Pushes; i++)
        {
            var user = desk.UserCalled($"oUser-{random.Next(Users)}");
            var id = $"{9000 + i}";
            var push = Any(desk, user.Raw, random, id, sent[user.OpenId]);
            var times = random.Next(4) == 0 ? 3 : 1;
            desk.Api.UserWrote(user.OpenId);
            foreach (var reply in await Task.WhenAll(Enumerable.Range(0, times).Select(_ => user.Raw.PushOnceAsync(push)).Select(desk.PassAsync))) Assert.Equal(200, reply.Status);
            await desk.PassTimeAsync(TimeSpan.FromSeconds(random.Next(1, 90)));
            if (random.Next(5) == 0) Assert.Equal(200, (await desk.PassAsync(user.Raw.PushOnceAsync(push))).Status);
        }

        foreach (var (openId, ids) in sent)
        {
            const string Keys = "select substr(dedupe_key, 3) from inbox where source = @conversation and dedupe_key like 'm:%' order by accepted_at";
            Assert.Equal(ids, await desk.Desk.Database.QueryAsync<string>(Keys, new { conversation = desk.ConversationOf(openId) }, CancellationToken.None));
        }

        Assert.Equal(0, await desk.CountAsync("select count(*) from inbox where status <> 1"));
        Assert.DoesNotContain("Error", desk.Desk.Log, StringComparison.Ordinal);
    }

    private static string Any(WeChatDesk desk, SimulatedUser user, Random random, string id, List<string> messages)
    {
        var media = desk.Api.AddMedia(new SimulatedMedia(Pictures.Png(1), "image/jpeg", "picture.jpg"));
        var sound = desk.Api.AddMedia(new SimulatedMedia("#!AMR\nsound"u8.ToArray(), "audio/amr", "voice.amr"));
        string[] texts = ["你好", "怎么导出PDF", "报告问题", "简历导不出来了", "1", "２", "三", "取消", "继续", "跳过", "人工", "进度", "提交", "十万火急", "[微笑]", "]]> <xml> &amp; \uFFFD", "谢谢"];
        if (random.Next(5) == 0) return user.Xml("event", [("Event", ((string[])["subscribe", "unsubscribe", "VIEW", "LOCATION", "CLICK", "an_event"])[random.Next(6)]), ("EventKey", "say:报告问题")]);
        messages.Add(id);
        return random.Next(8) switch
        {
            0 => user.Xml("image", [("MediaId", media), ("MsgId", id)]),
            1 => user.Xml("voice", [("MediaId", sound), ("Format", "amr"), ("Recognition", "怎么导出PDF"), ("MsgId", id)]),
            2 => user.Xml("location", [("Location_X", "31.2"), ("Location_Y", "121.4"), ("Label", "上海"), ("MsgId", id)]),
            3 => user.Xml("hologram", [("MsgId", id)]),
            _ => user.Xml("text", [("Content", texts[random.Next(texts.Length)]), ("MsgId", id)]),
        };
    }
}
