using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Customers;
using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Pages;
using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Tests.Pages;

/// <summary>What becomes of a form that was filled in on a page: one ticket, of the right visitor.</summary>
public sealed class HelpFilingTests : IAsyncLifetime
{
    private const string SharedSecret = "shared-by-the-site-and-the-tests-0123456789";

    private static readonly (string, string)[] Report = [("summary", "导出失败"), ("symptom", "点导出以后提示请重试"), ("os", "Windows 11"), ("browser", "Firefox 130"), ("device", "computer")];

    private TestDesk _desk = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        var settings = new Dictionary<string, string> { ["Widget:SiteToken:SharedSecret"] = SharedSecret, ["DirectLine:UploadLimit"] = "2048" };
        _desk = await TestDesk.StartAsync(new DeskSetup { Settings = settings });
        _http = HelpPage.Client(_desk);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task A_report_with_a_picture_becomes_a_ticket_and_its_progress_page_is_shown()
    {
        var page = await HelpPage.OpenAsync(_http, "/help/report?lang=en");
        using var form = page.Fill([.. Report, ("steps", "打开\r\n导出"), ("type", "login"), ("category", "tech")]).File("files", "../截图 1.png", PageForm.Png);

        var progress = await page.SendAsync(_http, form);

        Assert.Equal(HttpStatusCode.OK, progress.Status);
        Assert.Contains("Submitted. Your ticket number is SC-10001.", progress.Text, StringComparison.Ordinal);
        var ticket = await progress.TicketAsync(_desk);
        Assert.Equal(("导出失败", "report-problem", "en", "webchat"), (ticket.Subject, ticket.Form, ticket.Language, ticket.Channel));
        Assert.Equal(("account", "login"), (ticket.Category, ticket.Type));
        Assert.Equal("打开\n导出", ticket.Fields["steps"].Value);
        Assert.Equal((ValueSource.Browser, ValueSource.User), (ticket.Fields["os"].Source, ticket.Fields["browser"].Source));
        Assert.Equal(("截图 1.png", "image/png"), (Assert.Single(ticket.Attachments).Name, ticket.Attachments[0].ContentType));
    }

    [Fact]
    public async Task A_double_click_of_a_first_visitor_is_one_ticket()
    {
        var page = await HelpPage.OpenAsync(_http, "/help/report");
        using var once = page.Fill(Report);
        using var twice = page.Fill(Report);

        var shown = await Task.WhenAll(page.SendAsync(_http, once), page.SendAsync(_http, twice));

        Assert.Equal(shown[0].Address, shown[1].Address);
        Assert.Single(await AllAsync());
    }

    [Fact]
    public async Task The_same_page_sent_again_later_shows_the_same_ticket()
    {
        var page = await HelpPage.OpenAsync(_http, "/help/report");
        using var first = page.Fill(Report);
        var ticket = await (await page.SendAsync(_http, first)).TicketAsync(_desk);
        using var reloaded = page.Fill(Report);

        Assert.Equal(ticket.Number, (await (await page.SendAsync(_http, reloaded)).TicketAsync(_desk)).Number);

        Assert.Single(await AllAsync());
    }

    [Fact]
    public async Task The_ticket_is_found_in_the_chat_of_the_same_visitor()
    {
        using var visitor = await WebVisitor.OpenAsync(_desk.Address);
        await visitor.AskAsync("你好");
        var page = await HelpPage.OpenAsync(_http, "/help/report");
        using var form = page.Fill(visitor.Visitor, Report);

        var ticket = await (await page.SendAsync(_http, form)).TicketAsync(_desk);

        Assert.Equal(visitor.ConversationId, ticket.ConversationId);
        Assert.Contains(ticket.Number, await visitor.AskAsync("我的工单"), StringComparison.Ordinal);
        using var spare = await WebVisitor.OpenAsync(_desk.Address, page.Spare);
        Assert.NotEqual(visitor.ConversationId, spare.ConversationId);
    }

    [Fact]
    public async Task The_chat_goes_on_with_the_visitor_that_the_page_made()
    {
        var page = await HelpPage.OpenAsync(_http, "/help/report");
        using var form = page.Fill(Report);
        var ticket = await (await page.SendAsync(_http, form)).TicketAsync(_desk);

        using var visitor = await WebVisitor.OpenAsync(_desk.Address, page.Spare);

        Assert.Equal(ticket.ConversationId, visitor.ConversationId);
        Assert.Contains(ticket.Number, await visitor.AskAsync("我的工单"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_first_visits_with_one_key_begin_one_conversation()
    {
        var key = VisitorSessions.NewKey();

        var visitors = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => WebVisitor.OpenAsync(_desk.Address, key)));

        Assert.Single(visitors.Select(v => v.ConversationId).Distinct());
        foreach (var visitor in visitors) visitor.Dispose();
    }

    [Fact]
    public async Task A_key_of_an_account_files_nothing_in_its_name_and_a_double_click_is_one_ticket_all_the_same()
    {
        var token = SiteKey.Shared(SharedSecret).Sign(TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(30));
        using var before = await WebVisitor.OpenAsync(_desk.Address);
        using var account = await WebVisitor.OpenAsync(_desk.Address, before.Visitor, token);
        Assert.Equal(before.ConversationId, account.ConversationId);
        var page = await HelpPage.OpenAsync(_http, "/help/report");
        using var once = page.Fill(account.Visitor, Report);
        using var twice = page.Fill(account.Visitor, Report);

        var shown = await Task.WhenAll(page.SendAsync(_http, once), page.SendAsync(_http, twice));

        Assert.Equal(shown[0].Address, shown[1].Address);
        var ticket = Assert.Single(await AllAsync());
        Assert.NotEqual(account.ConversationId, ticket.ConversationId);
        var customer = await _desk.Get<CustomerStore>().FindAsync(ticket.CustomerId, CancellationToken.None);
        Assert.DoesNotContain(customer!.Identities, i => i.Kind == Identity.Account);
        Assert.DoesNotContain("wang@example.com", ticket.Fields.Values.Select(f => f.Value));
    }

    [Fact]
    public async Task What_is_known_from_before_and_left_empty_on_the_page_goes_along()
    {
        var page = await HelpPage.OpenAsync(_http, "/help/report");
        using var first = page.Fill([.. Report, ("account_email", "amy@example.com")]);
        await page.SendAsync(_http, first);
        var next = await HelpPage.OpenAsync(_http, "/help/report");
        using var wrong = next.Fill(page.Spare, ("summary", "再次失败"), ("symptom", ""));
        var told = await next.SendAsync(_http, wrong);
        using var second = next.Fill(page.Spare, Report);

        var ticket = await (await next.SendAsync(_http, second)).TicketAsync(_desk);

        Assert.Contains("value=\"amy@example.com\"", told.Html, StringComparison.Ordinal);
        Assert.Equal(("amy@example.com", ValueSource.Earlier), (ticket.Fields["account_email"].Value, ticket.Fields["account_email"].Source));
    }

    [Fact]
    public async Task What_is_known_is_told_to_the_visitors_own_key_and_never_to_an_accounts()
    {
        var page = await HelpPage.OpenAsync(_http, "/help/report");
        using var form = page.Fill([.. Report, ("account_email", "amy@example.com")]);
        await page.SendAsync(_http, form);
        var token = SiteKey.Shared(SharedSecret).Sign(TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(30));
        using var account = await WebVisitor.OpenAsync(_desk.Address, user: token);

        Assert.Equal("amy@example.com（您之前提到过）", await KnownAsync(page.Spare!, "account_email"));
        Assert.Equal("Windows 11（来自您的浏览器）", await KnownAsync(page.Spare!, "os"));
        foreach (var stranger in new[] { account.Visitor, VisitorSessions.NewKey(), "", "\0" }) Assert.Null(await KnownAsync(stranger, "account_email"));
    }

    [Fact]
    public async Task A_file_over_the_limit_is_named_and_the_others_are_kept()
    {
        var page = await HelpPage.OpenAsync(_http, "/help/report?lang=zh");
        using var form = page.Fill(Report).File("files", "large.txt", Encoding.UTF8.GetBytes(new string('a', 3000)), "text/plain").File("files", "good.png", PageForm.Png);

        var again = await page.SendAsync(_http, form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("<a href=\"#files\">文件“large.txt”太大了，单个文件请不要超过 2 KB", again.Text, StringComparison.Ordinal);
        Assert.Contains("点导出以后提示请重试", again.Text, StringComparison.Ordinal);
        Assert.Single(again.Kept);
        Assert.Empty(await AllAsync());
    }

    [Fact]
    public async Task A_form_that_is_open_in_the_chat_is_kept_beside_the_one_of_the_page()
    {
        using var visitor = await WebVisitor.OpenAsync(_desk.Address);
        await visitor.AskAsync("报告问题");
        await visitor.AskAsync("登录验证码收不到");
        var page = await HelpPage.OpenAsync(_http, "/help/report");
        using var form = page.Fill(visitor.Visitor, Report);

        await page.SendAsync(_http, form);

        var conversation = await _desk.Get<ConversationStore>().FindAsync(visitor.ConversationId, CancellationToken.None);
        Assert.Null(conversation!.State.Form);
        Assert.Contains("登录验证码收不到", Assert.Single(conversation.State.Paused).Data.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("登录验证码收不到", Assert.Single(await AllAsync()).Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("personal", "", true)]
    [InlineData("company", "", false)]
    [InlineData("company", "000000000000000000", true)]
    [InlineData("", "", false)]
    [InlineData("", "000000000000000000", false)]
    public async Task A_company_invoice_needs_a_tax_number_and_a_personal_one_does_not(string buyer, string tax, bool isGood)
    {
        var page = await HelpPage.OpenAsync(_http, "/help/invoice");
        using var form = page.Fill(("buyer", buyer), ("invoice_title", "示例科技有限公司"), ("tax_number", tax), ("order", ""), ("account_email", "books@example.com"));

        var shown = await page.SendAsync(_http, form);

        Assert.Equal(isGood ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity, shown.Status);
        Assert.Equal(isGood ? 1 : 0, (await AllAsync()).Count);
    }

    [Fact]
    public async Task A_zero_character_is_replaced_and_the_rest_stays()
    {
        var page = await HelpPage.OpenAsync(_http, "/help/suggestion");
        using var form = page.Fill(("idea", "字\0体"), ("benefit", "😀 \\u0000"));

        var ticket = await (await page.SendAsync(_http, form)).TicketAsync(_desk);

        Assert.Equal(("字\uFFFD体", "😀 \\u0000"), (ticket.Fields["idea"].Value, ticket.Fields["benefit"].Value));
    }

    [Fact]
    public async Task While_the_bot_is_slow_the_page_says_that_all_is_received()
    {
        var clock = new TestClock();
        var silent = new Decisions((context, _) => ValueTask.FromResult(context.Finish()), (context, _) => ValueTask.FromResult(context.Finish()));
        await using var desk = await TestDesk.StartAsync(new DeskSetup { Clock = clock, Decisions = silent });
        using var http = HelpPage.Client(desk);
        var page = await HelpPage.OpenAsync(http, "/help/report?lang=zh");
        using var form = page.Fill(Report);

        var waiting = page.SendAsync(http, form);
        await Deadline.UntilAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return waiting.IsCompleted;
            },
            "the page stops waiting");
        var shown = await waiting;

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("已经收到", shown.Text, StringComparison.Ordinal);
        Assert.Contains("/?lang=zh&chat=open", shown.Text, StringComparison.Ordinal);
    }

    /// <summary>Value and origin of a field as the script learns them, or null.</summary>
    private async Task<string?> KnownAsync(string visitor, string field)
    {
        using var form = new PageForm().Value("_visitor", visitor);
        using var answer = await _http.PostAsync("/help/report?lang=zh&handler=known", form.Content);
        var known = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return known.TryGetProperty(field, out var told) ? told.GetProperty("value").GetString() + told.GetProperty("origin").GetString() : null;
    }

    private async Task<IReadOnlyList<Ticket>> AllAsync() => (await _desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Select(h => h.Ticket).ToList();
}
