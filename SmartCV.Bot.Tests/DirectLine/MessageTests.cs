using System.Text;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.DirectLine;

/// <summary>A message is stored once, and comes back as it was sent.</summary>
public sealed class MessageTests(LineDesk desk) : IClassFixture<LineDesk>
{
    [Fact]
    public async Task The_same_message_posted_ten_times_at_the_same_instant_is_one_message_with_one_id()
    {
        using var line = await desk.OpenAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => line.PostAsync("你好", "same")));

        Assert.NotNull(Assert.Single(ids.Distinct()));
        Assert.Equal(ids[0], Assert.Single(await line.SaidAsync()).Id);
    }

    [Theory]
    [InlineData("start")]
    [InlineData("a\\u0000b")]
    [InlineData("a\\ud800b")]
    [InlineData("very long")]
    public async Task Any_client_activity_id_is_good_for_one_message(string id)
    {
        using var line = await desk.OpenAsync();
        if (id == "very long") id = new string('x', 5000);
        var body = $$$"""{"type":"message","text":"你好","channelData":{"clientActivityID":"{{{id}}}"}}""";

        using var first = await line.PostBodyAsync(body);
        using var second = await line.PostBodyAsync(body);

        Assert.True(first.IsSuccessStatusCode, await first.Content.ReadAsStringAsync());
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Single(await line.SaidAsync());
    }

    [Fact]
    public async Task Messages_without_a_client_activity_id_are_each_their_own()
    {
        using var line = await desk.OpenAsync();

        for (var n = 0; n < 2; n++) (await line.PostBodyAsync("""{"type":"message","text":"你好"}""")).EnsureSuccessStatusCode();

        Assert.Equal(2, (await line.SaidAsync()).Count);
    }

    [Fact]
    public async Task Channel_data_and_unknown_members_come_back_as_they_were()
    {
        using var line = await desk.OpenAsync();
        const string ChannelData = """{"clientActivityID":"m1","n":1.50,"big":12345678901234567890123,"list":[null,true,{"中":"文"}],"empty":{}}""";
        const string Entities = """[{"type":"ClientCapabilities","requiresBotState":true}]""";

        using var answer = await line.PostBodyAsync($$"""{"type":"message","text":"你好","channelData":{{ChannelData}},"entities":{{Entities}},"whatever":{"deep":[1]},"importance":"high"}""");

        answer.EnsureSuccessStatusCode();
        var said = (await line.PollAsync()).GetProperty("activities").EnumerateArray().Single(a => a.GetProperty("from").GetProperty("role").GetString() == "user");
        Assert.Equal(ChannelData, said.GetProperty("channelData").GetRawText());
        Assert.Equal(Entities, said.GetProperty("entities").GetRawText());
        Assert.Equal("""{"deep":[1]}""", said.GetProperty("whatever").GetRawText());
    }

    [Theory]
    [InlineData("<script>alert(1)</script><img src=x onerror=alert(1)>")]
    [InlineData("\\ \" / \u2028 \u2029 😀 {{x}} {0} %s '; drop table transcript; --")]
    [InlineData("  spaces at both ends  ")]
    public async Task Script_and_signs_are_kept_to_the_letter_and_sent_as_data(string text)
    {
        using var line = await desk.OpenAsync();

        Assert.NotNull(await line.PostAsync(text, "m1"));

        Assert.Equal(text, Assert.Single(await line.SaidAsync()).Text);
        using var answer = await line.Http.GetAsync(line.Path + "/activities");
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("\\u0000")]
    [InlineData("\\ud800")]
    [InlineData("\\udc00\\ud800")]
    [InlineData("\\ud83dx")]
    public async Task A_character_that_cannot_be_stored_becomes_the_replacement_character(string escape)
    {
        using var line = await desk.OpenAsync();

        using var answer = await line.PostBodyAsync(
            $$"""{"type":"message","text":"甲{{escape}}\\ud800\ud83d\ude00","from":{"id":"x","name":"{{escape}}"},"channelData":{"k{{escape}}":"{{escape}}"},"more":"{{escape}}"}""");

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var text = Assert.Single(await line.SaidAsync()).Text!;
        Assert.StartsWith("甲\uFFFD", text, StringComparison.Ordinal);
        Assert.EndsWith("\\ud800😀", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_allowed_type_is_accepted_and_typing_is_not_stored()
    {
        using var line = await desk.OpenAsync();

        foreach (var type in new[] { "event", "messageReaction", "endOfConversation", "typing" })
            (await line.PostBodyAsync(Encoding.UTF8.GetBytes($$"""{"type":"{{type}}","name":"webchat/join"}"""))).EnsureSuccessStatusCode();

        Assert.Equal(["event", "messageReaction", "endOfConversation"], (await line.SaidAsync()).Select(a => a.Type));
    }
}
