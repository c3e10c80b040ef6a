using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.Storage;
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
    public async Task What_we_concluded_ourselves_is_marked_and_what_the_user_chose_is_not()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        var concluded = await visitor.Http.GetStringAsync(await TicketAsync(visitor));
        using var other = await WebVisitor.OpenAsync(desk.Address);
        await other.AskAsync(Report);
        await other.AskAsync("改问题类型");
        await other.AskAsync("性能问题");

        var chosen = await other.Http.GetStringAsync(ProgressPath().Match(await other.AskAsync("提交")).Value);

        Assert.Matches("<dt>问题类型\\s*<small>（根据您的描述判断）</small>\\s*</dt>\\s*<dd>功能无法使用</dd>", WebUtility.HtmlDecode(concluded));
        Assert.Matches("<dt>问题分类\\s*<small>（根据您的描述判断）</small>\\s*</dt>", WebUtility.HtmlDecode(concluded));
        Assert.Matches("<dt>问题类型\\s*</dt>\\s*<dd>性能问题</dd>", WebUtility.HtmlDecode(chosen));
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

    [Fact]
    public async Task The_page_says_by_when_somebody_answers_and_leads_to_the_chat()
    {
        var clock = new TestClock();
        await using var desk = await TestDesk.StartAsync(new DeskSetup { Clock = clock });
        using var http = new HttpClient { BaseAddress = new Uri(desk.Address), Timeout = Deadline.Default };
        await desk.SayAsync("c1", Report);
        await desk.RunUntilIdleAsync();
        await desk.SayAsync("c1", "提交");
        await desk.RunUntilIdleAsync();
        var ticket = Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Ticket;
        var path = $"/t/{ticket.ProgressKey}?lang=zh";

        var page = WebUtility.HtmlDecode(await http.GetStringAsync(path));
        clock.Jump(ticket.FirstResponseDueAt + TimeSpan.FromMinutes(1));
        var late = WebUtility.HtmlDecode(await http.GetStringAsync(path));

        // The same words as in the chat.
        var promise = PromisedBy().Match((await desk.TranscriptAsync("c1"))[^1].Text!).Value;
        Assert.Contains(promise, page, StringComparison.Ordinal);
        Assert.Contains("href=\"/?lang=zh&chat=open\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(promise, late, StringComparison.Ordinal);
        Assert.Contains("比承诺的时间晚了", late, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh", "没找到这个工单页面")]
    [InlineData("en", "There is no such ticket page")]
    public async Task A_wrong_link_has_a_page_that_leads_on(string language, string title)
    {
        await using var desk = await TestDesk.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(desk.Address), Timeout = Deadline.Default };
        using var form = Message("在吗");

        foreach (var answer in new[] { await http.GetAsync("/t/wrong?lang=" + language), await http.PostAsync("/t/wrong?lang=" + language, form.Content) })
        {
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains(title, page, StringComparison.Ordinal);
            Assert.Contains($"/?lang={language}&chat=open", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Too_many_messages_of_one_address_are_asked_to_wait_and_lose_nothing()
    {
        await using var desk = await TestDesk.StartAsync(new DeskSetup { Settings = new Dictionary<string, string> { ["DirectLine:RateLimits:MessagesPerMinute"] = "3" } });
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        var path = await TicketAsync(visitor);
        for (var i = 0; i < 3; i++)
        {
            using var form = new PageForm().Value("id", new string((char)('a' + i), 32)).Value("text", "第几次");
            await SendAsync(visitor.Http, path, form, HttpStatusCode.OK);
        }

        using var more = new PageForm().Value("id", new string('f', 32)).Value("text", "还有一件事");
        using var answer = await visitor.Http.PostAsync(path, more.Content);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("秒再试", page, StringComparison.Ordinal);
        Assert.Contains("还有一件事", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh", "页面暂时打不开")]
    [InlineData("en", "This page can't be shown right now")]
    public async Task A_page_that_fails_says_so_in_the_readers_language_and_not_why(string language, string title)
    {
        await using var desk = await TestDesk.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(desk.Address), Timeout = Deadline.Default };
        await desk.Database.MustCommitAsync(new WriteSet("test").Add("alter table tickets rename to tickets_away"));

        using var answer = await http.GetAsync("/t/some-key?lang=" + language);
        using var direct = await http.GetAsync("/fault");

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains(title, page, StringComparison.Ordinal);
        Assert.Contains($"/t/some-key?lang={(language == "zh" ? "en" : "zh")}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("tickets", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, direct.StatusCode);
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

    [GeneratedRegex("最晚.*会有同事回复您。")]
    private static partial Regex PromisedBy();

    [GeneratedRegex("<img src=\"([^\"]+)\"")]
    private static partial Regex PictureLink();

    [GeneratedRegex("name=\"_kept\" value=\"([^\"]+)\"")]
    private static partial Regex Kept();
}
