using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Pages;

/// <summary>A visitor asks, reports a problem and gets a ticket, over HTTP from the first request to the progress page.</summary>
public sealed partial class VisitorTests
{
    private const string Report = """
        问题概述：简历导出为PDF失败
        具体现象：点击"导出PDF"按钮后，页面显示"导出失败，请重试"
        操作步骤：
        1. 登录SmartCV账户
        2. 打开已创建的简历
        3. 点击右上角"导出"按钮
        预期结果：成功下载PDF文件
        实际结果：显示错误提示，无法下载
        影响程度：无法获得求职所需的PDF简历
        """;

    [Fact]
    public async Task A_whole_report_becomes_a_ticket_whose_progress_page_takes_more_words()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);

        Assert.Contains("简历导出为PDF失败", await visitor.AskAsync(Report), StringComparison.Ordinal);
        var done = await visitor.AskAsync("提交");
        Assert.Contains("SC-10001", done, StringComparison.Ordinal);
        var path = ProgressPath().Match(done).Value;
        var page = await visitor.Http.GetStringAsync(path);
        Assert.Contains("SC-10001", page, StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["text"] = "<script>alert(1)</script> 今天又出现了", ["id"] = new string('a', 32) });
        using var sent = await visitor.Http.PostAsync(path, form);
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        await desk.RunUntilIdleAsync();

        page = WebUtility.HtmlDecode(await visitor.Http.GetStringAsync(path));
        Assert.Contains("今天又出现了", page, StringComparison.Ordinal);
        Assert.Contains("SC-10001", await visitor.AskAsync("我的工单"), StringComparison.Ordinal);
        using var stranger = await WebVisitor.OpenAsync(desk.Address);
        Assert.Contains("没找到工单 SC-10001", await stranger.AskAsync("SC-10001"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitor_who_comes_back_has_the_same_conversation_and_is_greeted_once()
    {
        await using var desk = await TestDesk.StartAsync();
        using var first = await WebVisitor.OpenAsync(desk.Address);
        await first.AskAsync("你好");

        using var again = await WebVisitor.OpenAsync(desk.Address, first.Visitor);
        await desk.RunUntilIdleAsync();

        Assert.Equal(first.ConversationId, again.ConversationId);
        Assert.Single(await again.ReadAsync(), a => a.Text?.StartsWith("您好，我是 SmartCV", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_message_sent_twice_with_the_clients_own_id_is_one_message()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);

        var first = await visitor.SayAsync("你好", clientActivityId: "m1");
        var second = await visitor.SayAsync("你好", clientActivityId: "m1");
        await desk.RunUntilIdleAsync();

        Assert.Equal(first, second);
        Assert.Single(await visitor.ReadAsync(), a => a.From?.Role == "user");
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":5}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":\"message\",\"text\":{}}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":\"conversationUpdate\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":\"message\",\"attachments\":[{\"contentUrl\":\"blob:1\"}]}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":\"message\",\"attachments\":[{\"contentType\":\"image/png\",\"contentUrl\":\"data:image/png;base64,aGVsbG8=\"}]}", HttpStatusCode.BadRequest)]
    public async Task Bad_input_gets_an_error_in_the_protocols_form(string body, HttpStatusCode expected)
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);

        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await visitor.Http.PostAsync($"/v3/directline/conversations/{visitor.ConversationId}/activities", content);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Contains("\"error\":{\"code\":\"BadArgument\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain((await visitor.ReadAsync()), a => a.From?.Role == "user");
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_with_the_limit_and_a_foreign_conversation_is_closed()
    {
        await using var desk = await TestDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        using var other = await WebVisitor.OpenAsync(desk.Address);

        using var long1 = new StringContent($"{{\"type\":\"message\",\"text\":\"{new string('a', 9000)}\"}}", Encoding.UTF8, "application/json");
        using var tooLong = await visitor.Http.PostAsync($"/v3/directline/conversations/{visitor.ConversationId}/activities", long1);
        using var foreign = await visitor.Http.GetAsync($"/v3/directline/conversations/{other.ConversationId}/activities");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLong.StatusCode);
        Assert.Contains("8000", await tooLong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
    }

    [GeneratedRegex(@"/t/[\w-]+\?lang=zh")]
    private static partial Regex ProgressPath();
}
