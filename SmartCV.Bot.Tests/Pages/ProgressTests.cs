using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Tests.Pages;

/// <summary>Files on the progress page, over HTTP without a script.</summary>
public sealed partial class ProgressTests
{
    private const string Report = "问题概述：导出 PDF 失败\n具体现象：提示“导出失败，请重试”\n操作步骤：\n1. 打开简历\n2. 点导出\n预期结果：下载成功\n实际结果：没有文件\n影响程度：今天要投递";

    [Fact]
    public async Task A_picture_that_is_added_stands_at_its_place_and_opens_by_a_signed_link()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        var path = await TicketAsync(visitor);

        using var form = Message("今天又出现了").File("files", "../截图 1.png", PageForm.Png);
        var page = await SendAsync(visitor.Http, path, form, HttpStatusCode.OK);

        Assert.Contains("今天又出现了", page, StringComparison.Ordinal);
        var link = WebUtility.HtmlDecode(PictureLink().Match(page).Groups[1].Value);
        using var picture = await visitor.Http.GetAsync(link);
        Assert.Equal(PageForm.Png, await picture.Content.ReadAsByteArrayAsync());
        Assert.Equal("nosniff", Assert.Single(picture.Headers.GetValues("X-Content-Type-Options")));
        using var forged = await visitor.Http.GetAsync(link[..^1] + (link[^1] == '0' ? '1' : '0'));
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        var history = Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None));
        Assert.Equal(("截图 1.png", "image/png", PageForm.Png.Length), (history.Events[^1].Attachments[0].Name, history.Events[^1].Attachments[0].ContentType, (int)history.Ticket.Attachments[0].Size));
    }

    [Fact]
    public async Task The_page_shows_what_was_reported_in_the_readers_language()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        var path = await TicketAsync(visitor);

        var zh = await visitor.Http.GetStringAsync(path);
        var en = await visitor.Http.GetStringAsync(path.Replace("lang=zh", "lang=en", StringComparison.Ordinal));

        Assert.Contains("影响程度", zh, StringComparison.Ordinal);
        Assert.Contains("What you reported", en, StringComparison.Ordinal);
        Assert.Contains("Impact", en, StringComparison.Ordinal);
        Assert.Contains("今天要投递", WebUtility.HtmlDecode(en), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_taken_is_named_and_the_words_and_the_good_file_stay()
    {
        await using var desk = await TestDesk.StartAsync(new DeskSetup { Settings = new Dictionary<string, string> { ["DirectLine:UploadLimit"] = "2048" } });
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        var path = await TicketAsync(visitor);
        using var form = Message("<script>alert(1)</script>")
            .File("files", "good.png", PageForm.Png)
            .File("files", "large.txt", Encoding.UTF8.GetBytes(new string('a', 3000)), "text/plain")
            .File("files", "forged.png", "hello"u8.ToArray());

        var page = await SendAsync(visitor.Http, path, form, HttpStatusCode.UnprocessableEntity);

        Assert.Contains("large.txt”太大了", page, StringComparison.Ordinal);
        Assert.Contains("2 KB", page, StringComparison.Ordinal);
        Assert.Contains("forged.png”的内容和它的格式对不上", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert(1)", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        using var again = Message("好的").Value("_kept", WebUtility.HtmlDecode(Kept().Match(page).Groups[1].Value));
        await SendAsync(visitor.Http, path, again, HttpStatusCode.OK);
        Assert.Equal("good.png", Assert.Single(Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Ticket.Attachments).Name);
    }

    [Fact]
    public async Task The_same_message_twice_is_one_line()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        var path = await TicketAsync(visitor);

        for (var i = 0; i < 2; i++)
        {
            using var form = Message("还是不行").File("files", "a.png", PageForm.Png);
            await SendAsync(visitor.Http, path, form, HttpStatusCode.OK);
        }

        await desk.RunUntilIdleAsync();
        var history = Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None));
        Assert.Single(history.Events, e => e.Kind == TicketEvent.UserMessage);
        Assert.Single(history.Ticket.Attachments);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--y\r\nnothing")]
    [InlineData("multipart/form-data", "--y")]
    [InlineData("application/json", "{}")]
    public async Task A_body_that_cannot_be_read_gets_a_page_that_says_so(string type, string body)
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        var path = await TicketAsync(visitor);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await visitor.Http.PostAsync(path, content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("没有收完整", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_lists_fields_messages_and_attachments()
    {
        using var folder = new TestFolder();
        await using (var desk = await TestDesk.StartAsync(new DeskSetup { DataFolder = folder.Path }))
        {
            using var visitor = await WebVisitor.OpenAsync(desk.Address);
            using var form = Message("补充截图").File("files", "a.png", PageForm.Png);
            await SendAsync(visitor.Http, await TicketAsync(visitor), form, HttpStatusCode.OK);
        }

        using var output = new StringWriter();
        Assert.Equal(0, await Commands.TryRunAsync(["tickets", "--json", "--DataFolder", folder.Path], output));

        var ticket = JsonDocument.Parse(output.ToString()).RootElement[0];
        Assert.Equal("导出 PDF 失败", ticket.GetProperty("fields").GetProperty("summary").GetProperty("value").GetString());
        Assert.Equal("补充截图", ticket.GetProperty("messages")[0].GetProperty("text").GetString());
        var file = ticket.GetProperty("attachments")[0];
        Assert.Equal(("a.png", PageForm.Png.Length, 64), (file.GetProperty("name").GetString(), file.GetProperty("size").GetInt32(), file.GetProperty("sha256").GetString()!.Length));
    }

    private static PageForm Message(string text) => new PageForm().Value("id", new string('a', 32)).Value("text", text);

    private static async Task<string> TicketAsync(WebVisitor visitor)
    {
        await visitor.AskAsync(Report);
        return ProgressPath().Match(await visitor.AskAsync("提交")).Value;
    }

    private static async Task<string> SendAsync(HttpClient http, string path, PageForm form, HttpStatusCode expected)
    {
        using var answer = await http.PostAsync(path, form.Content);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(expected, answer.StatusCode);
        return page;
    }

    [GeneratedRegex(@"/t/[\w-]+\?lang=zh")]
    private static partial Regex ProgressPath();

    [GeneratedRegex("<img src=\"([^\"]+)\"")]
    private static partial Regex PictureLink();

    [GeneratedRegex("name=\"_kept\" value=\"([^\"]+)\"")]
    private static partial Regex Kept();
}
