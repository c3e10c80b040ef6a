using System.Net;
using System.Text;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Tests.DirectLine;

/// <summary>How stored files are named and served.</summary>
public sealed class FileTests(LineDesk desk) : IClassFixture<LineDesk>
{
    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\boot.ini", "boot.ini")]
    [InlineData("简历\u202Egnp.exe", "简历gnp.exe")]
    [InlineData("a\u0001\u0007b.txt", "ab.txt")]
    [InlineData("😀.txt", "😀.txt")]
    [InlineData("..", "file")]
    [InlineData("<script>alert(1)</script>.txt", "script_.txt")]
    public async Task A_hostile_name_becomes_a_plain_one(string name, string expected)
    {
        using var line = await desk.OpenAsync();

        var file = await SendAsync(line, name, "日志"u8.ToArray(), "text/plain");

        Assert.Equal(expected, file.Name);
        using var answer = await line.Http.GetAsync(file.ContentUrl);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("a\"b.txt")]
    [InlineData("a\r\nSet-Cookie: x=y\r\n.txt")]
    [InlineData("long")]
    public async Task A_name_brings_no_line_into_a_header_and_is_not_endless(string name)
    {
        using var line = await desk.OpenAsync();
        if (name == "long") name = new string('长', 300) + ".txt";

        var file = await SendAsync(line, name, "日志"u8.ToArray(), "text/plain");
        using var answer = await line.Http.GetAsync(file.ContentUrl);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.InRange(file.Name!.Length, 1, 120);
        Assert.EndsWith(".txt", file.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_shown_in_place_with_headers_that_let_nothing_run()
    {
        using var line = await desk.OpenAsync();
        var file = await SendAsync(line, "a.png", TestFiles.Png, "image/png");

        using var answer = await line.Http.GetAsync(file.ContentUrl);

        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("inline", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.html", "<p>hello</p><script>alert(1)</script>", "text/html")]
    [InlineData("a.svg", "plain words", "text/plain")]
    [InlineData("run.bat", "del /q", "text/plain")]
    public async Task Text_is_saved_as_text_whatever_its_name_and_contents(string name, string content, string type)
    {
        using var line = await desk.OpenAsync();
        var file = await SendAsync(line, name, Encoding.UTF8.GetBytes(content), type);

        using var answer = await line.Http.GetAsync(file.ContentUrl);

        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.EndsWith(".txt", answer.Content.Headers.ContentDisposition.FileNameStar ?? answer.Content.Headers.ContentDisposition.FileName!.Trim('"'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_type_of_an_office_file_is_one_of_three_whatever_its_sender_says()
    {
        using var line = await desk.OpenAsync();
        var data = "data:x;base64," + Convert.ToBase64String("PK\u0003\u0004 and more"u8);

        using var posted = await line.PostBodyAsync(
            $$"""{"type":"message","attachments":[{"contentType":"application/vnd.openxmlformats-officedocument.x\r\nSet-Cookie: a=b","name":"a.docx","contentUrl":"{{data}}"}]}""");
        posted.EnsureSuccessStatusCode();
        using var answer = await line.Http.GetAsync((await line.SaidAsync())[0].Attachments![0].ContentUrl);

        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_changed_link_and_one_for_another_conversation_open_nothing()
    {
        using var line = await desk.OpenAsync();
        using var other = await desk.OpenAsync();
        var mine = (await SendAsync(line, "a.png", TestFiles.Png, "image/png")).ContentUrl!;
        var theirs = (await SendAsync(other, "a.png", TestFiles.Png, "image/png")).ContentUrl!;
        var signature = mine[^32..];

        string[] wrong =
        [
            mine[..^1] + (mine[^1] == '0' ? '1' : '0'),
            mine[..^32],
            mine.Split('?')[0],
            theirs[..^32] + signature,
            theirs.Split('?')[0] + "?" + mine.Split('?')[1],
            $"{desk.Address}/v3/directline/files/..%2F..%2Fetc%2Fpasswd?{mine.Split('?')[1]}",
        ];

        foreach (var link in wrong)
        {
            using var answer = await line.Http.GetAsync(link);
            await LineDesk.RefusedAsync(answer, 404);
        }
    }

    [Fact]
    public async Task Only_attachments_get_links_and_what_looks_like_one_elsewhere_stays_as_it_was()
    {
        using var line = await desk.OpenAsync();

        using var form = new MultipartFormDataContent().WithActivity("""{"type":"message","channelData":{"contentUrl":"blob:123","a":{"thumbnailUrl":"blob:5"}}}""").With("a.png", TestFiles.Png);
        using var answer = await line.UploadAsync(form);

        answer.EnsureSuccessStatusCode();
        Assert.Equal("""{"contentUrl":"blob:123","a":{"thumbnailUrl":"blob:5"}}""", Assert.Single(await line.SaidAsync()).ChannelData!.ToJsonString());
    }

    [Fact]
    public async Task A_file_that_is_gone_from_the_disk_is_not_found()
    {
        using var line = await desk.OpenAsync();
        var file = await SendAsync(line, "gone.png", TestFiles.PngWith("gone"), "image/png");
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(TestFiles.PngWith("gone")));
        File.Delete(desk.Desk.Get<Bot.Hosting.DataFolder>().Combine($"blobs/{hash[..2]}/{hash}"));

        using var answer = await line.Http.GetAsync(file.ContentUrl);

        await LineDesk.RefusedAsync(answer, 404);
    }

    private static async Task<Attachment> SendAsync(LineClient line, string name, byte[] bytes, string type)
    {
        using var form = new MultipartFormDataContent().With(name, bytes, type);
        using var answer = await line.UploadAsync(form);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return Assert.Single(Assert.Single(await line.SaidAsync()).Attachments!);
    }
}
