using System.Text;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.DirectLine;

/// <summary>What is no activity gets an error that says why, in the protocol's form, and leaves nothing behind.</summary>
public sealed class BadInputTests(LineDesk desk) : IClassFixture<LineDesk>
{
    private static readonly string[] Bodies =
    [
        "", " ", "{", "}", "[]", "[{\"type\":\"message\",\"text\":\"a\"}]", "null", "true", "5", "\"text\"", "hello", "{\"type\":\"message\"", "{\"type\":\"message\",}",
        "{'type':'message'}", "{\"type\":5}", "{\"type\":null}", "{\"type\":\"\"}", "{\"type\":{}}", "{\"type\":\"conversationUpdate\"}", "{\"type\":\"invoke\"}",
        "{\"type\":\"message\",\"text\":5}", "{\"type\":\"message\",\"text\":{}}", "{\"type\":\"message\",\"text\":[]}", "{\"type\":\"message\",\"from\":\"me\"}",
        "{\"type\":\"message\",\"from\":{\"id\":5}}", "{\"type\":\"message\",\"channelData\":\"x\"}", "{\"type\":\"message\",\"channelData\":[]}", "{\"type\":\"message\",\"channelData\":5}",
        "{\"type\":\"message\",\"attachments\":{}}", "{\"type\":\"message\",\"attachments\":[null]}", "{\"type\":\"message\",\"attachments\":[5]}", "{\"type\":\"message\",\"attachments\":\"x\"}",
        "{\"type\":\"message\",\"attachments\":[{\"contentUrl\":5}]}", "{\"type\":\"message\",\"suggestedActions\":5}", "{\"type\":\"message\",\"timestamp\":\"yesterday\"}",
        "{\"type\":\"message\",\"text\":\"a\",\"text\":\"b\"}", "{\"type\":\"message\",\"channelData\":{\"a\":1,\"a\":2}}", "{\"type\":\"message\",\"attachments\":[{\"contentUrl\":\"data:image/png,abc\"}]}",
        "{\"type\":\"message\",\"attachments\":[{\"contentUrl\":\"data:image/png;base64,%%%\"}]}", "{\"type\":\"message\",\"attachments\":[{\"contentUrl\":\"data:image/png;base64,\"}]}",
        "{\"type\":\"message\",\"text\":\"\\u12\"}", "{\"type\":\"message\",\"text\":\"\\x\"}", "{\"type\":\"message\",\"text\":\"a\nb\"}", "{\"type\":\"message\"} trailing", "\uFEFF\uFEFF{}",
    ];

    public static TheoryData<string> Wrong => [.. Bodies];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_body_that_is_no_activity_is_refused(string body)
    {
        using var line = await desk.OpenAsync();

        using var answer = await line.PostBodyAsync(body);

        await LineDesk.RefusedAsync(answer, 400, "BadArgument");
        Assert.Empty(await line.SaidAsync());
    }

    [Theory]
    [InlineData("text")]
    [InlineData("name")]
    [InlineData("channelData")]
    [InlineData("value")]
    public async Task Bytes_that_are_no_utf8_are_refused_wherever_they_stand(string member)
    {
        using var line = await desk.OpenAsync();
        var value = member == "channelData" ? "{\"a\":\"X\"}" : "\"X\"";
        var body = Encoding.ASCII.GetBytes($$"""{"type":"message","{{member}}":{{value}}}""");
        body[Array.LastIndexOf(body, (byte)'X')] = 0xFF;

        using var answer = await line.PostBodyAsync(body);

        Assert.Contains("UTF-8", await LineDesk.RefusedAsync(answer, 400, "BadArgument"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("channelData")]
    [InlineData("value")]
    [InlineData("more")]
    public async Task What_is_nested_two_hundred_deep_is_refused(string member)
    {
        using var line = await desk.OpenAsync();
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 200);

        using var answer = await line.PostBodyAsync($$"""{"type":"message","{{member}}":{{deep}}}""");

        await LineDesk.RefusedAsync(answer, 400, "BadArgument");
    }

    [Theory]
    [InlineData(60)]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(64)]
    public async Task What_is_nested_as_deep_as_allowed_comes_back_and_what_is_deeper_is_refused(int depth)
    {
        using var line = await desk.OpenAsync();
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);

        using var answer = await line.PostBodyAsync($$"""{"type":"message","value":{{deep}}}""");

        if (answer.IsSuccessStatusCode) Assert.Equal(deep, Assert.Single(await line.SaidAsync()).Value!.ToJsonString());
        else await LineDesk.RefusedAsync(answer, 400, "BadArgument");
        Assert.Equal(depth < 64, answer.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData(8001)]
    [InlineData(10 * 1024 * 1024)]
    public async Task A_text_over_the_limit_is_refused_with_the_limit(int length)
    {
        using var line = await desk.OpenAsync();

        using var answer = await line.PostBodyAsync($$"""{"type":"message","text":"{{new string('a', length)}}"}""");

        Assert.Matches("[0-9]{4,}", await LineDesk.RefusedAsync(answer, 413, "BadArgument"));
        Assert.Empty(await line.SaidAsync());
        Assert.NotNull(await line.PostAsync(new string('字', 8000), "m1"));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("name")]
    public async Task A_sender_that_is_a_novel_is_refused(string member)
    {
        using var line = await desk.OpenAsync();

        using var answer = await line.PostBodyAsync($$$"""{"type":"message","text":"a","from":{"{{{member}}}":"{{{new string('a', 300)}}}"}}""");

        Assert.Contains("from." + member, await LineDesk.RefusedAsync(answer, 400, "BadArgument"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("nonsense")]
    public async Task Another_content_type_is_refused_and_the_right_one_named(string type)
    {
        using var line = await desk.OpenAsync();

        using var answer = await line.PostBodyAsync("""{"type":"message","text":"a"}"""u8.ToArray(), type);

        Assert.Contains("application/json", await LineDesk.RefusedAsync(answer, 415), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON")]
    [InlineData(null)]
    public async Task Json_is_taken_however_its_type_is_written(string? type)
    {
        using var line = await desk.OpenAsync();

        using var answer = await line.PostBodyAsync("""{"type":"message","text":"a"}"""u8.ToArray(), type);

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("GET", "v3/directline")]
    [InlineData("GET", "v3/directline/nothing")]
    [InlineData("DELETE", "v3/directline/conversations")]
    [InlineData("GET", "v3/directline/tokens/generate")]
    [InlineData("PUT", "v3/directline/conversations/x/activities")]
    [InlineData("PATCH", "v3/directline/conversations/x/upload")]
    public async Task A_route_or_method_that_is_not_there_is_named(string method, string route)
    {
        using var line = await desk.OpenAsync();

        using var request = new HttpRequestMessage(new HttpMethod(method), route);
        using var answer = await line.Http.SendAsync(request);

        Assert.Contains(method, await LineDesk.RefusedAsync(answer, 404, "NotFound"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_that_was_never_started_is_not_found()
    {
        var generated = await LineClient.GenerateAsync(desk.Address);
        using var page = LineClient.Open(desk.Address, generated.GetProperty("token").GetString()!);
        var path = $"v3/directline/conversations/{generated.GetProperty("conversationId").GetString()}";

        using var read = await page.GetAsync(path + "/activities");
        using var back = await page.GetAsync(path);
        using var content = new StringContent("""{"type":"message","text":"a"}""", Encoding.UTF8, "application/json");
        using var post = await page.PostAsync(path + "/activities", content);

        foreach (var answer in new[] { read, back, post }) await LineDesk.RefusedAsync(answer, 404, "NotFound");
    }
}
