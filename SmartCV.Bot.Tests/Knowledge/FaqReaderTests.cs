using SmartCV.Bot.Knowledge;

namespace SmartCV.Bot.Tests.Knowledge;

public sealed class FaqReaderTests : IDisposable
{
    private const string Zh = "dialogs/languages/zh/faq/account.yaml";
    private const string En = "dialogs/languages/en/faq/account.yaml";

    private readonly ContentFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Items_are_read_with_their_translations_and_intents()
    {
        _folder.Write(Zh, Base("  see: [acc-b]\n  offer: [person, refund]\n  known: false\n  urgent-if: [截止]"))
            .Write(En, "category: account\ntitle: Account\nitems:\n- id: acc-a\n  title: First\n  ask: [how one]\n  answer: Like this.\n")
            .Write("dialogs/languages/zh/intents.yaml", "human: [转人工, 找客服]\ngreeting:\n- 您好\n");

        var (content, problems) = _folder.Read();

        Assert.Empty(problems);
        Assert.Equal(["zh", "en"], content.Book.Languages);
        Assert.Equal(["acc-a", "acc-b"], content.Book.Entries.Select(e => e.Id));
        var entry = content.Book.Find("acc-a")!;
        Assert.False(entry.Known);
        Assert.Equal(["person", "refund"], entry.Variants[0].Offer);
        Assert.Equal("First", entry.TitleIn("en"));
        Assert.Equal("第二", content.Book.Find("acc-b")!.TitleIn("en"));
        Assert.Equal(("how one", En, 6), (entry.Texts["en"].Asks[0].Text, entry.Texts["en"].Asks[0].File, entry.Texts["en"].Asks[0].Line));
        Assert.True(entry.IsUrgentWhenAsked("今天截止怎么办"));
        Assert.Equal("Account", content.Book.Categories[0].TitleIn("en"));
        Assert.Equal(3, content.Intents.All.Count);
        Assert.Contains(content.Book.Examples(), e => e is { Label: "acc-a", Text: "怎么一", Language: "zh" });
    }

    [Fact]
    public void The_first_variant_that_holds_is_chosen_and_filled()
    {
        _folder.Write(Zh, Base("""
              offer: [person]
            """, """

              - when: { plan: [paying], phone: open, setting: hotline }
                text: 请拨打 {hotline}（{phone-hours}）。
                offer: []
              - when: { chat: closed }
                text: 客服 {chat-opens} 上线。
              - text: 请稍等。
            """));

        var (content, problems) = _folder.Read();
        var entry = content.Book.Find("acc-a")!;
        var paying = new AnswerFacts
        {
            Plan = PlanKnowledge.Paying,
            PhoneOpen = true,
            PhoneHours = () => "9:00–17:00",
            ChatOpens = () => "明天 9:00",
            Settings = new Dictionary<string, string> { ["hotline"] = "000-000" },
        };

        Assert.Empty(problems);
        Assert.Equal("请拨打 000-000（9:00–17:00）。", FaqAnswer.Choose(entry, "zh", paying).Text);
        Assert.Empty(FaqAnswer.Choose(entry, "zh", paying).Offer);
        Assert.Equal("客服明天 9:00 上线。", FaqAnswer.Choose(entry, "en", paying with { PhoneOpen = false }).Text);
        Assert.Equal("客服明天 9:00 上线。", FaqAnswer.Choose(entry, "zh", paying with { Settings = new Dictionary<string, string> { ["hotline"] = " " } }).Text);
        Assert.Equal(["person"], FaqAnswer.Choose(entry, "zh", new AnswerFacts { ChatOpen = true }).Offer);
    }

    [Theory]
    [InlineData("  sea: [acc-b]", "", 8, "Unknown member 'sea'")]
    [InlineData("  see: [acc-x]", "", 4, "names 'acc-x', which is no item")]
    [InlineData("  offer: [teleport]", "", 8, "Unknown offer 'teleport'; known are person")]
    [InlineData("  known: false", "", 4, "must begin with person")]
    [InlineData("  known: perhaps", "", 8, "'known' must be true or false, was 'perhaps'")]
    [InlineData("", "打 {hotline}", 7, "{hotline} may be empty")]
    [InlineData("", "打 {fax}", 7, "Unknown placeholder {fax}")]
    [InlineData("", "\n  - when: { chat: open }\n    text: 好", 8, "The last variant of an answer must have no 'when'")]
    [InlineData("", "\n  - text: 好\n  - text: 行", 8, "Variant 1 has no 'when'")]
    [InlineData("", "\n  - when: { chat: shut }\n    text: 好\n  - text: 行", 8, "must be one of open, closed; was 'shut'")]
    [InlineData("", "\n  - when: { weather: fine }\n    text: 好\n  - text: 行", 8, "Unknown member 'weather'")]
    [InlineData("", "\n  - when: { chat: open }\n    text: 好\n  - when: { chat: open, day: off }\n    text: 不\n  - text: 行", 4, "Variant 2 of 'acc-a' can never be used")]
    [InlineData("", "\n  - when: { setting: hotline }\n    text: 打 {hotline}\n  - text: 行", 4, "not known to pay")]
    [InlineData("", "客服 {chat-opens} 上线", 4, "while the chat is open")]
    public void A_mistake_in_the_base_language_is_told_with_file_and_line(string extra, string answer, int line, string message)
    {
        _folder.Write(Zh, Base(extra, answer.Length == 0 ? null : answer));

        var (_, problems) = _folder.Read();

        Assert.Contains(problems, p => p.File == Zh && p.Line == line && p.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("- id: acc-x\n  title: X\n  ask: [x]\n  answer: X", 4, "'acc-x' is not in the base language")]
    [InlineData("- id: acc-a\n  title: A\n  ask: [a]\n  answer:\n  - text: A\n  - text: B", 8, "2 variants, but 1 in the base language")]
    [InlineData("- id: acc-a\n  title: A\n  ask: [a]\n  answer: A\n- id: acc-a\n  title: A\n  ask: [a]\n  answer: A", 8, "translated into 'en' twice")]
    [InlineData("- id: acc-a\n  title: A\n  ask: [a]\n  answer: A\n  known: false", 8, "Unknown member 'known'")]
    [InlineData("- id: acc-a\n  title: A\n  ask: [怎么二？]\n  answer: A", 6, "'怎么二？' stands under 'acc-a' and under 'acc-b'")]
    [InlineData("- id: acc-a\n  title: A\n  answer: A", 4, "needs a member 'ask'")]
    [InlineData("- id: acc-a\n  title: ''\n  ask: [a]\n  answer: A", 5, "'title' must not be empty")]
    [InlineData("- id: [", 5, "not valid YAML")]
    public void A_mistake_in_a_translation_is_told_with_file_and_line(string items, int line, string message)
    {
        _folder.Write(Zh, Base("")).Write(En, $"category: account\ntitle: Account\nitems:\n{items}\n");

        var (content, problems) = _folder.Read();

        Assert.Contains(problems, p => (p.File == En || p.File == Zh) && p.Line == line && p.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal(2, content.Book.Entries.Count);
    }

    [Fact]
    public void Ids_and_categories_are_used_once_and_files_are_named_after_their_category()
    {
        _folder.Write(Zh, Base("")).Write("dialogs/languages/zh/faq/billing.yaml", Base(""))
            .Write("dialogs/languages/zh/intents.yaml", "humen: [人]\ngreeting: 您好\n");

        var (_, problems) = _folder.Read();

        Assert.Contains(problems, p => p.Message.Contains("'acc-a' is there already (dialogs/languages/zh/faq/account.yaml:4)", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Message.Contains("'account' has a file already", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Message.Contains("named 'billing' but its category is 'account'", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Line == 1 && p.Message.Contains("Unknown member 'humen'", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Line == 2 && p.Message.Contains("must be a list", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_without_content_is_an_empty_book()
    {
        var (content, problems) = _folder.Read();

        Assert.Empty(problems);
        Assert.Empty(content.Book.Entries);
    }

    private static string Base(string extra, string? answer = null) => $"""
        category: account
        title: 账户
        items:
        - id: acc-a
          title: 第一
          ask: [怎么一]
          answer: {answer ?? "这样。"}
        {extra}
        - id: acc-b
          title: 第二
          ask: [怎么二]
          answer: 那样。

        """;
}
