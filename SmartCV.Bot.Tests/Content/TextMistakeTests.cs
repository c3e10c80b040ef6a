using SmartCV.Bot.Recognition;
using SmartCV.Bot.Tests.Knowledge;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Tests.Content;

/// <summary>A mistake in the texts is told at the start with file and line: the customer who presses "submit" never meets it.</summary>
public sealed class TextMistakeTests
{
    private const string Texts = "dialogs/languages/zh/text.yaml", English = "dialogs/languages/en/text.yaml", Words = "dialogs/languages/zh/words.yaml";

    [Fact]
    public void A_form_that_names_a_text_that_is_not_there() =>
        Assert.Contains(
            "dialogs/forms/refund/form.yaml:6: 'done' names the text 'form.done_refnud', which dialogs/languages/zh/text.yaml does not have; it has form.done, form.done_complaint,",
            MistakesAfter(("dialogs/forms/refund/form.yaml", "done: form.done_refund", "done: form.done_refnud")), StringComparison.Ordinal);

    [Fact]
    public void A_form_that_ends_with_a_text_for_something_else() =>
        Assert.Contains(
            "'done' must name a text that begins with 'form.done', was 'turn.help'.",
            MistakesAfter(("dialogs/forms/refund/form.yaml", "done: form.done_refund", "done: turn.help")), StringComparison.Ordinal);

    [Fact]
    public void A_misspelt_key_and_the_text_that_is_missing_for_it()
    {
        var mistakes = MistakesAfter((Texts, "  not_found: ", "  not_fuond: "), (English, "  not_found: ", "  not_fuond: "));

        Assert.Matches(@"zh/text\.yaml:\d+: The text 'ticket\.not_found' is missing; the program says it and gives \{number\}\.", mistakes);
        Assert.Matches(@"zh/text\.yaml:\d+: The program says no text 'ticket\.not_fuond': a misspelt key, or a text that is no longer used\.", mistakes);
    }

    [Theory]
    [InlineData("  miss: 抱歉，", "  miss: 抱歉，{name}", "The text 'turn.miss' has {name}, which the program does not give; allowed: none.")]
    [InlineData("登记，工单号是 {number}。同事核实", "登记，工单号是 {nubmer}。同事核实", "The text 'form.done_refund' has {nubmer}, which the program does not give; allowed: {number}.")]
    [InlineData("最晚 {time} 前", "最晚 {tiem} 前", "The text 'ticket.respond_by' has {tiem}, which the program does not give; allowed: {time}.")]
    public void A_value_that_nobody_gives(string from, string to, string told) =>
        Assert.Contains(told, MistakesAfter((Texts, from, to)), StringComparison.Ordinal);

    [Fact]
    public void A_misspelt_list_of_words()
    {
        var mistakes = MistakesAfter((Words, "\nperson: ", "\npersno: "));

        Assert.Matches(@"zh/words\.yaml:\d+: The program has no use for a list 'persno'; known are before, after, yes,", mistakes);
        Assert.Contains("zh/words.yaml: The list 'person' is missing: the program looks into it.", mistakes, StringComparison.Ordinal);
    }

    private static string MistakesAfter(params (string File, string From, string To)[] edits)
    {
        using var folder = ContentFolder.Copy();
        File.Copy(Repository.Under("dialogs", "desk", "holidays-cn.json"), Path.Combine(folder.Root, "dialogs", "desk", "holidays-cn.json"));
        foreach (var (file, from, to) in edits)
        {
            var text = File.ReadAllText(Path.Combine(folder.Root, file));
            Assert.Contains(from, text, StringComparison.Ordinal);
            folder.Write(file, text.Replace(from, to, StringComparison.Ordinal));
        }

        return Assert.Throws<ContentException>(() => BotContentReader.Read(folder.Root, new IntentModelCache(folder.Root))).Message;
    }
}
