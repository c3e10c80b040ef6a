using System.Text.Json;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Tests.DirectLine;

/// <summary>The three forms of an upload; each gives exactly one message.</summary>
public sealed class UploadTests(LineDesk desk) : IClassFixture<LineDesk>
{
    [Theory]
    [InlineData("name=\"file\"; filename=\"截图.png\"", "截图.png")]
    [InlineData("form-data; name=\"file\"; filename=\"a.png\"", "a.png")]
    [InlineData("attachment; filename*=UTF-8''%E6%88%AA%E5%9B%BE.png", "截图.png")]
    public async Task A_file_as_the_whole_body_is_one_message(string disposition, string name)
    {
        using var line = await desk.OpenAsync();
        // The name stands in the header in UTF-8, as curl and servers send it.
        using var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8 };
        using var http = new HttpClient(handler) { BaseAddress = new Uri(desk.Address), Timeout = Deadline.Default };
        http.DefaultRequestHeaders.Authorization = line.Http.DefaultRequestHeaders.Authorization;

        using var body = TestFiles.Raw(TestFiles.Png, "image/png", disposition);
        using var answer = await http.PostAsync($"{line.Path}/upload?userId=dl_visitor", body);

        Assert.Equal(name, Assert.Single(await OnlyAsync(line, answer)).Name);
    }

    [Fact]
    public async Task Files_alone_become_one_message_of_the_user()
    {
        using var line = await desk.OpenAsync();

        using var form = new MultipartFormDataContent().With("a.png", TestFiles.Png).With("b.txt", "日志"u8.ToArray(), "text/plain");
        using var answer = await line.UploadAsync(form);

        Assert.Equal([("a.png", "image/png"), ("b.txt", "text/plain")], (await OnlyAsync(line, answer)).Select(a => (a.Name!, a.ContentType!)));
        Assert.Equal("dl_visitor", Assert.Single(await line.SaidAsync()).From!.Id);
    }

    [Fact]
    public async Task Files_are_matched_by_name_with_what_the_activity_lists_whatever_their_order()
    {
        using var line = await desk.OpenAsync();
        const string Listed = """
            {"type":"message","text":"请看截图","channelData":{"clientActivityID":"u1"},"attachments":[
             {"name":"a.png","contentType":"image/png"},{"name":"a (1).png","contentType":"image/png","thumbnailUrl":"data:image/png;base64,AA=="}]}
            """;

        using var form = new MultipartFormDataContent().WithActivity(Listed).With("a (1).png", TestFiles.PngWith("second")).With("a.png", TestFiles.PngWith("first"));
        using var answer = await line.UploadAsync(form);

        var attachments = await OnlyAsync(line, answer);
        Assert.Equal(["a.png", "a (1).png"], attachments.Select(a => a.Name));
        Assert.Equal("请看截图", Assert.Single(await line.SaidAsync()).Text);
        Assert.Equal(TestFiles.PngWith("first"), await line.Http.GetByteArrayAsync(attachments[0].ContentUrl));
        Assert.Equal(TestFiles.PngWith("second"), await line.Http.GetByteArrayAsync(attachments[1].ContentUrl));
    }

    [Fact]
    public async Task A_repeated_upload_is_one_message()
    {
        using var line = await desk.OpenAsync();
        const string Activity = """{"type":"message","channelData":{"clientActivityID":"u1"},"attachments":[{"name":"a.png"}]}""";

        using var first = await line.UploadAsync(new MultipartFormDataContent().WithActivity(Activity).With("a.png", TestFiles.Png));
        using var second = await line.UploadAsync(new MultipartFormDataContent().WithActivity(Activity).With("a.png", TestFiles.Png));

        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Single(await line.SaidAsync());
    }

    [Fact]
    public async Task A_picture_inside_a_message_is_stored_like_an_upload()
    {
        using var line = await desk.OpenAsync();
        var data = "data:image/png;base64," + Convert.ToBase64String(TestFiles.Png);

        using var answer = await line.PostBodyAsync($$"""{"type":"message","attachments":[{"contentType":"image/png","name":"a.png","contentUrl":"{{data}}"}]}""");

        var attachment = Assert.Single(await OnlyAsync(line, answer));
        Assert.Equal(TestFiles.Png, await line.Http.GetByteArrayAsync(attachment.ContentUrl));
    }

    [Theory]
    [InlineData("""{"contentUrl":"blob:018f"}""")]
    [InlineData("""{"contentUrl":"BLOB:018f"}""")]
    [InlineData("""{"contentUrl":"file:///etc/passwd"}""")]
    [InlineData("""{"contentUrl":"javascript:alert(1)"}""")]
    [InlineData("""{"thumbnailUrl":"blob:018f"}""")]
    [InlineData("""{"contentUrl":"https://www.example.com/a.png","thumbnailUrl":"blob:018f"}""")]
    public async Task A_link_that_a_client_cannot_know_is_refused(string attachment)
    {
        using var line = await desk.OpenAsync();

        using var answer = await line.PostBodyAsync($$"""{"type":"message","attachments":[{{attachment}}]}""");

        await LineDesk.RefusedAsync(answer, 400, "BadArgument");
        Assert.Empty(await line.SaidAsync());
    }

    private static async Task<IReadOnlyList<Attachment>> OnlyAsync(LineClient line, HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var said = Assert.Single(await line.SaidAsync());
        Assert.Equal(said.Id, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString());
        return said.Attachments!;
    }
}
