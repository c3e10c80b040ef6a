using System.Net;
using System.Text;
using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Tests.DirectLine;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Turns;
using SmartCV.Channels;
using SmartCV.Channels.DirectLine;

namespace SmartCV.Bot.Tests.Pages;

/// <summary>What the pages of the help centre show, and what they say about mistakes; over HTTP without a script.</summary>
public sealed class HelpPageTests(LineDesk line) : IClassFixture<LineDesk>, IDisposable
{
    private readonly HttpClient _http = HelpPage.Client(line.Desk);

    private FormBook Forms => line.Desk.Get<CurrentContent>().Value.Forms;

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task The_chat_and_the_pages_offer_the_files_that_are_taken()
    {
        var page = await HelpPage.OpenAsync(_http, "/help/report?lang=zh");
        var chat = await _http.GetStringAsync("/chat?lang=zh");

        Assert.Contains($"accept=\"{FileKinds.Accept}\"", page.Html, StringComparison.Ordinal);
        Assert.Contains($"\"accept\":\"{FileKinds.Accept}\"", chat, StringComparison.Ordinal);
        foreach (var kind in new[] { "image/heic", ".heic", ".webp", "application/pdf", ".csv", ".doc", ".xlsx", ".pptx", ".zip", ".log" }) Assert.Contains(kind, FileKinds.Accept.Split(','));
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Every_form_is_listed_and_shows_every_field(string language)
    {
        var list = await HelpPage.OpenAsync(_http, "/help?lang=" + language);

        foreach (var form in Forms.All.Where(f => f.Name != "message"))
        {
            var path = $"/help/{(form.Name == "report-problem" ? "report" : form.Name)}?lang={language}";
            Assert.Contains($"href=\"{path}\"", list.Html, StringComparison.Ordinal);
            Assert.Contains(form.In(language).Title, list.Text, StringComparison.Ordinal);
            Assert.Contains(form.In(language).About, list.Text, StringComparison.Ordinal);
            var page = await HelpPage.OpenAsync(_http, path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            foreach (var field in form.Fields.Where(f => f.Covers.Count == 0))
            {
                Assert.Contains(form.Wording(field, language).Label, page.Text, StringComparison.Ordinal);
                Assert.Contains(field.Kind == FieldKind.File ? "name=\"files\"" : $"name=\"{field.Name}\"", page.Html, StringComparison.Ordinal);
                foreach (var title in form.Wording(field, language).Choices.Values) Assert.Contains(title, page.Text, StringComparison.Ordinal);
            }
        }

        Assert.DoesNotContain("/help/message", list.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "", "zh-CN")]
    [InlineData("zh-Hans-CN,en;q=0.5", "", "zh-CN")]
    [InlineData("en-GB,zh;q=0.5", "", "en")]
    [InlineData("de;q=0.2, zh;q=0.1", "", "zh-CN")]
    [InlineData("fr-FR", "", "en")]
    [InlineData("*", "", "zh-CN")]
    [InlineData("zh", "?lang=en", "en")]
    [InlineData("en", "?lang=xx", "en")]
    public async Task The_language_is_the_addresss_or_the_browsers(string? accepted, string query, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/help/report" + query);
        if (accepted is not null) request.Headers.TryAddWithoutValidation("Accept-Language", accepted);

        using var answer = await _http.SendAsync(request);

        Assert.Contains($"<html lang=\"{expected}\">", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nopage?lang=zh", "没找到这个页面")]
    [InlineData("/help2/nothing/here?lang=en", "There is no such page")]
    public async Task An_address_that_leads_nowhere_shows_the_way_on(string address, string says)
    {
        using var answer = await _http.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(says, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_browser_tells_is_filled_in_and_said_to_come_from_it()
    {
        var page = await HelpPage.OpenAsync(_http, "/help/report");

        Assert.Contains("name=\"os\" value=\"Windows 11\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("name=\"browser\" value=\"Chrome 131\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"computer\" selected", page.Html, StringComparison.Ordinal);
        Assert.Contains("（来自您的浏览器）", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Sec-CH-UA-Platform-Version"], page.Answer.Headers.GetValues("Accept-CH"));
    }

    [Theory]
    [InlineData("/help/nope")]
    [InlineData("/help/message")]
    [InlineData("/help/..%2F..%2Fx")]
    [InlineData("/help/%3Cscript%3E")]
    public async Task A_form_that_is_not_there_has_a_page_that_leads_on(string path)
    {
        var shown = await HelpPage.OpenAsync(_http, path + "?lang=zh");
        using var form = new PageForm().Value("summary", "x");
        using var sent = await _http.PostAsync(path + "?lang=zh", form.Content);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (shown.Status, sent.StatusCode));
        Assert.Contains("没找到这张表单", shown.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/help?lang=zh\"", shown.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", shown.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_problem_report_has_one_address()
    {
        var page = await HelpPage.OpenAsync(_http, "/help/report-problem?lang=en");

        Assert.Equal("/help/report?lang=en", page.Address.PathAndQuery);
    }

    [Fact]
    public async Task Mistakes_are_told_at_the_top_and_at_each_field_and_everything_is_kept()
    {
        var page = await HelpPage.OpenAsync(_http, "/help/report?lang=zh");
        using var form = page.Fill(("summary", ""), ("symptom", ""), ("expected", new string('长', 4001)), ("account_email", "amy@"), ("steps", "\r\n打开\r\n导出"), ("impact", "<script>alert(1)</script>\"'"), ("device", "phone"), ("os", ""))
            .File("files", "好.png", PageForm.Png).File("files", "坏.png", "hello"u8.ToArray());

        var again = await page.SendAsync(_http, form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("role=\"alert\"", again.Html, StringComparison.Ordinal);
        Assert.Contains("<title>请修改：", again.Text, StringComparison.Ordinal);
        foreach (var (id, mistake) in new[] { ("field-summary", "这一项还得麻烦您填一下"), ("field-expected", "请控制在 4000 个字以内"), ("field-symptom", "这一项还得麻烦您填一下"), ("field-account_email", "这个邮箱地址好像写错了") })
        {
            Assert.Matches($"<a href=\"#{id}\">[^<]*{mistake}", again.Text);
            Assert.Matches($"id=\"{id}-error\">[^<]*{mistake}", again.Text);
            Assert.Matches($"id=\"{id}\"[^>]*aria-invalid=\"true\"[^>]*aria-describedby=\"[^\"]*{id}-error\"", again.Html);
        }

        Assert.Matches("<a href=\"#files\">[^<]*坏.png”的内容和它的格式对不上", again.Text);
        Assert.Contains(new string('长', 4001), again.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"amy@\"", again.Html, StringComparison.Ordinal);
        Assert.Contains(">\n\n打开\n导出</textarea>", again.Text, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", again.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", again.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"phone\" selected", again.Html, StringComparison.Ordinal);
        Assert.Contains("name=\"os\" value=\"\"", again.Html, StringComparison.Ordinal);
        using var corrected = again.Fill(("summary", "导出失败"), ("symptom", "提示请重试"), ("expected", "")).Value("_kept", Assert.Single(again.Kept));
        var ticket = await (await again.SendAsync(_http, corrected)).TicketAsync(line.Desk);
        Assert.Equal("好.png", Assert.Single(ticket.Attachments).Name);
    }

    [Fact]
    public async Task A_mistake_in_what_is_folded_away_opens_it()
    {
        var page = await HelpPage.OpenAsync(_http, "/help/suggestion?lang=en");
        using var form = page.Fill(("idea", "A dark mode"), ("account_email", "nobody"));

        var again = await page.SendAsync(_http, form);

        Assert.Contains("<details open", again.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<details open", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--y\r\nnothing")]
    [InlineData("multipart/form-data", "--y")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"summary\"\r\n\r\ncut")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "summary=x")]
    [InlineData("application/x-www-form-urlencoded; charset=nonsense", "summary=%ff%fe%00&symptom=%ed%a0%80")]
    [InlineData("application/json", "{}")]
    [InlineData("text/plain", "")]
    public async Task A_body_that_cannot_be_read_gets_a_page_that_says_so(string type, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await _http.PostAsync("/help/report?lang=zh", content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("没有收完整", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT", "/help/report")]
    [InlineData("DELETE", "/help/report")]
    [InlineData("OPTIONS", "/help")]
    [InlineData("PATCH", "/t/some-key")]
    [InlineData("PUT", "/")]
    public async Task A_method_that_a_page_does_not_have_is_refused(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var answer = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task What_no_page_of_ours_sends_is_no_fault_of_the_server()
    {
        var page = await HelpPage.OpenAsync(_http, "/help/invoice?lang=zh");
        using var form = new PageForm().Value("_id", "\0").Value("_id", "2").Value("_visitor", "\0\uFFFD").Value("_spare", new string('x', 4000)).Value("_kept", "/v3/directline/files/x?k=\0")
            .Value("buyer", "planet").Value("smartcvForm", "urgent").Value("account_email", "\0").Value("tax_number", new string('1', 200_000));

        var again = await page.SendAsync(_http, form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.DoesNotContain("\0", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_tries_from_one_address_are_asked_to_wait_and_lose_nothing()
    {
        await using var desk = await TestDesk.StartAsync(new DeskSetup { Settings = new Dictionary<string, string> { ["DirectLine:RateLimits:StartsPerMinute"] = "1" } });
        using var http = HelpPage.Client(desk);
        var page = await HelpPage.OpenAsync(http, "/help/suggestion?lang=zh");
        using var first = page.Fill(("idea", ""));
        await page.SendAsync(http, first);
        using var second = page.Fill(("idea", "希望能选字体"));

        var refused = await page.SendAsync(http, second);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.InRange(refused.Answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("秒再试", refused.Text, StringComparison.Ordinal);
        Assert.Contains("希望能选字体", refused.Text, StringComparison.Ordinal);
    }
}
