using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.WeChat;
using SmartCV.Channels.WeChat.Simulation;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>The simulated platform is as strict as the real one: what it takes, WeChat takes.</summary>
[Collection(ApiCollection.Name)]
public sealed class SimulatedApiTests(ApiDesk desk)
{
    [Fact]
    public async Task Five_messages_follow_one_of_the_user_within_48_hours()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        Assert.Equal(45015, (await bench.SayAsync()).Code);
        bench.Platform.UserWrote(ApiBench.Openid);

        for (var i = 1; i <= 5; i++) Assert.True((await bench.SayAsync($"第{i}条")).IsOk);

        Assert.Equal(45047, (await bench.SayAsync()).Code);
        Assert.Equal(["第1条", "第2条", "第3条", "第4条", "第5条"], bench.Platform.SentTo(ApiBench.Openid).Select(m => (string?)m["text"]!["content"]));
        bench.Platform.UserWrote(ApiBench.Openid);
        Assert.True((await bench.SayAsync()).IsOk);
        bench.Clock.Advance(TimeSpan.FromHours(48));
        Assert.Equal(45015, (await bench.SayAsync()).Code);
    }

    [Fact]
    public async Task Three_messages_follow_a_click_within_a_minute()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        bench.Platform.UserActed(ApiBench.Openid);

        for (var i = 0; i < 3; i++) Assert.True((await bench.SayAsync()).IsOk);

        Assert.Equal(45047, (await bench.SayAsync()).Code);
        bench.Platform.UserActed(ApiBench.Openid);
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(45015, (await bench.SayAsync()).Code);
    }

    [Fact]
    public async Task Who_unfollowed_gets_nothing()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        bench.Platform.UserWrote(ApiBench.Openid);
        bench.Platform.UserLeft(ApiBench.Openid);

        Assert.Equal(45015, (await bench.SayAsync()).Code);
    }

    [Fact]
    public async Task Without_counting_everybody_gets_everything()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        bench.Platform.CountsMessages = false;

        for (var i = 0; i < 10; i++) Assert.True((await bench.SayAsync()).IsOk);
    }

    [Fact]
    public async Task A_text_has_at_most_2048_bytes()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        bench.Platform.UserWrote(ApiBench.Openid);

        Assert.True((await bench.SayAsync(new string('字', 682) + "ab")).IsOk);
        Assert.Equal(45002, (await bench.SayAsync(new string('字', 683))).Code);
    }

    [Theory]
    [InlineData("""{"touser":"u","msgtype":"text","text":{"content":"\u4f60"}}""", 40033)]
    [InlineData("""{"touser":"u","msgtype":"text","text":{"content":"C:\\u4f60"}}""", 0)]
    [InlineData("""{"touser":"u","msgtype":"text","text":{"content":""}}""", 44004)]
    [InlineData("""{"touser":"u","msgtype":"image","image":{"media_id":"none"}}""", 40007)]
    [InlineData("""{"touser":"u","msgtype":"text"}""", 47001)]
    [InlineData("""{"touser":"u",""", 47001)]
    [InlineData("", 44002)]
    public async Task What_is_wrong_with_a_request_is_said(string body, int code)
    {
        await using var bench = await ApiBench.StartAsync(desk);
        bench.Platform.UserWrote("u");

        Assert.Equal(code, await PostAsync(bench, (await bench.Tokens.GetAsync(CancellationToken.None)).Value, body));
    }

    [Fact]
    public async Task A_token_that_was_never_given_is_refused_and_an_old_one_has_expired()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        var token = (await bench.Tokens.GetAsync(CancellationToken.None)).Value;
        bench.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(40001, await PostAsync(bench, "guessed", "{}"));
        Assert.Equal(42001, await PostAsync(bench, token, "{}"));
    }

    [Fact]
    public async Task Who_listens_is_told_of_each_message()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        var told = new List<SimulatedMessage>();
        bench.Platform.Taken += told.Add;
        bench.Platform.UserWrote(ApiBench.Openid);

        await bench.SayAsync("您好");

        Assert.Equal((WeChatInterfaces.Send, ApiBench.Openid), (told.Single().Interface, told.Single().OpenId));
    }

    private static async Task<int> PostAsync(ApiBench bench, string token, string body)
    {
        using var http = new HttpClient();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-8");
        using var answer = await http.PostAsync($"{bench.Platform.Address}{WeChatInterfaces.Send}?access_token={token}", content);
        return (int)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errcode"]!;
    }
}
