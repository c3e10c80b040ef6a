using SmartCV.Bot.Tests.Knowledge;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Tests.Content;

/// <summary>What an operator adds to dialogs/ works without a line of C#: at the start and while the host runs.</summary>
public sealed class ContentChangeTests
{
    private const string Form = """
        # 试用申请
        title: 试用申请
        words: [申请试用, 我要试用]
        subject: company
        ticket:
          priority: P3

        fields:
          - name: company
            kind: text
            required: true
            label: 公司名称
            question: 您在哪家公司？

        """;

    [Fact]
    public async Task An_item_a_form_and_a_language_are_files()
    {
        using var folder = ContentCopy.Make();
        folder.Write("dialogs/languages/zh/faq/parrots.yaml", ContentFolder.Parrots);
        folder.Write("dialogs/forms/trial/form.yaml", Form);
        folder.Write("dialogs/languages/de/text.yaml", German());
        folder.Write("dialogs/languages/de/faq/parrots.yaml", """
            category: parrots
            title: Papageien
            items:
            - id: parrot-food
              title: Futter
              ask: [Was frisst ein Papagei]
              answer: Körner und Obst.

            """);
        await using var desk = await ContentCopy.StartAsync(folder);
        using var visitor = await WebVisitor.OpenAsync(desk.Address);

        Assert.Contains("谷物和水果", await visitor.AskAsync("鹦鹉吃什么"), StringComparison.Ordinal);
        Assert.Contains("您在哪家公司", await visitor.AskAsync("申请试用"), StringComparison.Ordinal);
        await visitor.AskAsync("示例科技有限公司");
        Assert.Contains("SC-10001", await visitor.AskAsync("提交"), StringComparison.Ordinal);
        using var german = await WebVisitor.OpenAsync(desk.Address, language: "de-DE");
        Assert.Contains("Körner und Obst", await german.AskAsync("Was frisst ein Papagei"), StringComparison.Ordinal);
        Assert.Contains(await german.ReadAsync(), a => a.Text?.Contains("Ich bin für Sie da", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_change_is_taken_over_while_running_and_a_broken_one_is_not()
    {
        using var folder = ContentCopy.Make();
        await using var desk = await ContentCopy.StartAsync(folder);
        using var visitor = await WebVisitor.OpenAsync(desk.Address);
        var content = desk.Get<CurrentContent>();
        var first = content.Value;

        folder.Write("dialogs/languages/zh/faq/parrots.yaml", ContentFolder.Parrots);
        await Deadline.UntilAsync(() => content.Value != first, "the change is in use", TimeSpan.FromMinutes(2));
        Assert.Contains("谷物和水果", await visitor.AskAsync("鹦鹉吃什么"), StringComparison.Ordinal);

        var second = content.Value;
        folder.Write("dialogs/languages/zh/faq/parrots.yaml", "category: [");
        await Deadline.UntilAsync(() => desk.Log.Contains("dialogs/languages/zh/faq/parrots.yaml:", StringComparison.Ordinal), "the mistake is told");
        Assert.Same(second, content.Value);
        Assert.Contains("谷物和水果", await visitor.AskAsync("鹦鹉吃什么"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_cannot_be_read_in_that_moment_is_tried_again()
    {
        using var folder = ContentCopy.Make();
        await using var desk = await ContentCopy.StartAsync(folder);
        var content = desk.Get<CurrentContent>();
        var first = content.Value;
        var path = Path.Combine(folder.Root, "dialogs", "languages", "zh", "faq", "parrots.yaml");

        await using (var mine = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await mine.WriteAsync(System.Text.Encoding.UTF8.GetBytes(ContentFolder.Parrots));
            await mine.FlushAsync();
            await Deadline.UntilAsync(() => desk.Log.Contains("could not be looked at", StringComparison.Ordinal), "the file was not read");
            Assert.Same(first, content.Value);
        }

        await Deadline.UntilAsync(() => content.Value != first, "the change is in use", TimeSpan.FromMinutes(2));
        Assert.DoesNotContain("is not used", desk.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_does_not_start_with_a_mistake_and_says_where_it_is()
    {
        using var folder = ContentCopy.Make();
        folder.Write("dialogs/forms/trial/form.yaml", Form.Replace("kind: text", "kind: colour", StringComparison.Ordinal));

        var error = await Assert.ThrowsAsync<ContentException>(() => ContentCopy.StartAsync(folder));

        Assert.Contains("dialogs/forms/trial/form.yaml:10", error.Message, StringComparison.Ordinal);
        Assert.Contains("colour", error.Message, StringComparison.Ordinal);
    }

    // A translator's file: here the English one with a greeting of its own.
    private static string German() => File.ReadAllText(Repository.Under("dialogs", "languages", "en", "text.yaml"))
        .Replace("Hello, I'm the SmartCV support assistant, here around the clock.", "Ich bin für Sie da.", StringComparison.Ordinal);
}
