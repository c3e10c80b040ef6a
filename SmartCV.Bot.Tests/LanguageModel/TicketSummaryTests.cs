using System.Text.Json.Nodes;
using SmartCV.Bot.LanguageModel;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Tests.LanguageModel;

/// <summary>A new ticket is summed up for the agent, beside the conversation, as a note that only agents see.</summary>
public sealed class TicketSummaryTests
{
    private const string Story =
        "我打开简历点了右上角那个按钮，页面转了很久就白屏了。我原以为会看见下载的窗口。全组五个人都在等着这份文件，真是让人头疼。" +
        "我反反复复弄了一个下午，还是老样子，实在没有办法了才来找你们，麻烦你们帮忙看看到底是怎么一回事，是不是我哪里没有弄对，谢谢了，辛苦各位。";

    private const string Summary = "打开简历点右上角按钮后白屏，反复弄了一个下午还是老样子，全组五个人都在等这份文件。";

    private static readonly SummaryQuestion Asked = new("zh", [new SummaryLine("具体现象", Story)], [new SummaryLine("customer", "昨天 3 点开始的")]);

    [Theory]
    [InlineData(Summary)]
    [InlineData("用户昨天 3 点开始遇到白屏，全组五个人都在等文件。")]
    public void A_summary_in_the_words_of_the_ticket_is_taken(string summary) => Assert.Equal(summary, Asked.Read(Said(summary)));

    [Theory]
    [InlineData("打开简历点右上角按钮后白屏，全组八个人都在等这份文件。")]
    [InlineData("打开简历点右上角按钮后白屏，从 8 点开始的。")]
    [InlineData("打开简历点右上角按钮后白屏，详情见 https://example.com")]
    [InlineData("打开简历点右上角按钮后白屏，已为您退款。")]
    [InlineData("打开简历点右上角按钮后白屏，用户要求赔偿。")]
    [InlineData("<b>打开简历点右上角按钮后白屏</b>")]
    [InlineData("北京今天天气晴朗，适合外出散步。")]
    [InlineData("The page went white.")]
    [InlineData("")]
    public void One_that_says_more_is_not(string summary) => Assert.Null(Asked.Read(Said(summary)));

    [Fact]
    public void Whatever_a_ticket_holds_its_request_stays_within_what_was_paid_for()
    {
        var full = Enumerable.Repeat(new SummaryLine("说明", new string('长', 5000)), 50).ToList();

        var request = new SummaryQuestion("zh", full, full).Cut().ToRequest();

        Assert.InRange(request.ExpectedTokens, 2500, SummaryQuestion.MostTokens);
    }

    [Fact]
    public async Task A_ticket_in_which_much_was_told_is_summed_up_for_the_agent_alone()
    {
        await using var model = await ModelDesk.StartAsync(("LanguageModel:Reports", "false"));
        model.Server.Says(Said(Summary));

        var ticket = await ReportAsync(model, Story);

        var note = await NoteAsync(model, ticket);
        Assert.Equal("AI 摘要（仅供参考，以用户原话为准）：" + Summary, note.Text);
        Assert.Equal((TicketEvent.Bot, false), (note.Actor, note.IsVisible));
        var call = Assert.Single(model.Server.Calls);
        Assert.Contains(call.Material["said"]!.AsArray(), line => (string?)line!["what"] == "customer" && (string?)line["text"] == Story);
        Assert.Equal(0, await JobsAsync(model));
    }

    [Theory]
    [InlineData("LanguageModel:Summaries", "false")]
    [InlineData("LanguageModel:TokensPerConversation", "3000")]
    [InlineData("LanguageModel:LongText", "8000")]
    public async Task Switched_off_over_the_budget_or_with_little_told_none_is_planned(string key, string value)
    {
        await using var model = await ModelDesk.StartAsync(("LanguageModel:Reports", "false"), (key, value));

        await ReportAsync(model, Story);

        Assert.Equal(0, await JobsAsync(model));
        Assert.Empty(model.Server.Calls);
    }

    [Fact]
    public async Task A_summary_that_may_not_be_used_leaves_the_ticket_as_it_is()
    {
        await using var model = await ModelDesk.StartAsync(("LanguageModel:Reports", "false"));
        model.Server.Says(Said("已为您退款。"));

        var ticket = await ReportAsync(model, Story);
        await Deadline.UntilAsync(async _ => await JobsAsync(model) == 0, "the job has ended");

        Assert.DoesNotContain(await model.Desk.Get<TicketStore>().EventsAsync(ticket.Id, CancellationToken.None), e => e.Kind == TicketEvent.Note);
    }

    [Fact]
    public async Task One_that_failed_is_made_later_also_after_a_restart()
    {
        await using var model = await ModelDesk.StartAsync(("LanguageModel:Reports", "false"));
        model.Server.Sends("{}", 500);
        var ticket = await ReportAsync(model, Story);
        await Deadline.UntilAsync(() => model.Server.Calls.Count == 1, "it was tried");

        model.Server.Says(Said(Summary));
        await model.RestartAsync(("LanguageModel:Reports", "false"));
        // A minute later.
        await model.Desk.Database.MustCommitAsync(new Storage.WriteSet("").Add("update due_jobs set due_at = 0 where kind = 'summary'"));

        Assert.EndsWith(Summary, (await NoteAsync(model, ticket)).Text, StringComparison.Ordinal);
        Assert.Equal(2, model.Server.Calls.Count);
    }

    private static async Task<Ticket> ReportAsync(ModelDesk model, string story)
    {
        using var visitor = await WebVisitor.OpenAsync(model.Desk.Address);
        await visitor.AskAsync("报告问题");
        await visitor.AskAsync(story);
        await visitor.AskAsync("提交");
        await visitor.AskAsync("提交");
        return Assert.Single(await model.Desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Ticket;
    }

    private static async Task<TicketEvent> NoteAsync(ModelDesk model, Ticket ticket)
    {
        TicketEvent? note = null;
        await Deadline.UntilAsync(
            async ct => (note = (await model.Desk.Get<TicketStore>().EventsAsync(ticket.Id, ct)).FirstOrDefault(e => e.Kind == TicketEvent.Note)) is not null, "a note in the ticket");
        return note!;
    }

    private static async Task<long> JobsAsync(ModelDesk model) =>
        await model.Desk.Database.FindAsync<long>("select count(*) from due_jobs where kind = 'summary'", null, CancellationToken.None);

    private static string Said(string summary) => new JsonObject { ["summary"] = summary }.ToJsonString();
}
