using SmartCV.Bot.LanguageModel;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.LanguageModel;

/// <summary>Parts of a report that a language model finds in a long text: pieces of that text and nothing else, and guesses until the customer has seen them.</summary>
public sealed class GuessedPartsTests
{
    private const string Story =
        "我打开简历点了右上角那个按钮，页面转了很久就白屏了。我原以为会看见下载的窗口。全组五个人都在等着这份文件，真是让人头疼。" +
        "我反反复复弄了一个下午，还是老样子，实在没有办法了才来找你们，麻烦你们帮忙看看到底是怎么一回事，是不是我哪里没有弄对，谢谢了，辛苦各位。";

    private static readonly ReportQuestion Asked = new(
        "I clicked  “Export”,\nthen chose PDF. 白屏了。全组都在等。",
        [new WantedPart("steps", "操作步骤", true, 4000), new WantedPart("impact", "影响程度", false, 10), new WantedPart("expected", "预期结果", false, 4000)]);

    [Theory]
    [InlineData("""{"steps":["i clicked \"export\"","then chose ＰＤＦ"],"impact":"全组 都在等"}""", "steps: I clicked  “Export” / then chose PDF; impact: 全组都在等")]
    [InlineData("""{"steps":["I clicked “Export”, then chose PDF"]}""", "steps: I clicked  “Export”, then chose PDF")]
    [InlineData("""{"impact":"全公司都在等","expected":"应该能下载"}""", "")]
    [InlineData("""{"impact":["全组","都在等"]}""", "")]
    [InlineData("""{"impact":"then chose PDF. 白屏了"}""", "")]
    [InlineData("""{"impact":"等","summary":"白屏了","expected":null,"steps":{"a":1}}""", "")]
    [InlineData("""{"expected":"<script>alert(1)</script>"}""", "")]
    [InlineData("没有", "")]
    public void Only_pieces_of_the_text_are_taken_as_they_stand_there(string said, string expected) =>
        Assert.Equal(expected, string.Join("; ", Asked.Read(said).Select(p => $"{p.Key}: {p.Value.Replace("\n", " / ", StringComparison.Ordinal)}")));

    [Fact]
    public async Task They_are_marked_in_the_summary_and_nothing_invented_is_among_them()
    {
        await using var model = await ModelDesk.StartAsync();
        model.Server.Says("""{"expected":"会看见下载的窗口","impact":"全组五个人都在等着这份文件","tried":"重启了电脑","os":"Windows 11"}""");
        using var visitor = await WebVisitor.OpenAsync(model.Desk.Address);
        await visitor.AskAsync("报告问题");

        await visitor.AskAsync(Story);
        var asked = await visitor.AskAsync("跳过");
        var summary = await visitor.AskAsync("提交");

        var call = Assert.Single(model.Server.Calls);
        Assert.Equal(Story, (string?)call.Material["text"]);
        Assert.EndsWith("我记下的预期结果是“会看见下载的窗口”，对吗？", asked, StringComparison.Ordinal);
        Assert.Contains("预期结果：会看见下载的窗口（请核对）", summary, StringComparison.Ordinal);
        Assert.Contains("影响程度：全组五个人都在等着这份文件（请核对）", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("重启", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("Windows", summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("不知道")]
    [InlineData("""{"expected":"能够马上退款"}""")]
    public async Task Without_anything_to_use_the_report_goes_on_as_ever(string said)
    {
        await using var model = await ModelDesk.StartAsync();
        model.Server.Says(said);
        using var with = await WebVisitor.OpenAsync(model.Desk.Address);
        await with.AskAsync("报告问题");
        var asked = await with.AskAsync(Story);
        Assert.Single(model.Server.Calls);

        await model.RestartAsync(("LanguageModel:Reports", "false"));
        using var without = await WebVisitor.OpenAsync(model.Desk.Address);
        await without.AskAsync("报告问题");

        Assert.Equal(await without.AskAsync(Story), asked);
        Assert.Single(model.Server.Calls);
    }

    [Theory]
    [InlineData("页面转了很久就白屏了。")]
    [InlineData(Story + "账号被盗了，有人正在改我的密码，十万火急！")]
    public async Task Short_and_urgent_texts_are_not_given_to_a_model(string text)
    {
        await using var model = await ModelDesk.StartAsync();
        using var visitor = await WebVisitor.OpenAsync(model.Desk.Address);
        await visitor.AskAsync("报告问题");

        await visitor.AskAsync(text);

        Assert.Empty(model.Server.Calls);
    }
}
