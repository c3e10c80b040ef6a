using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Tests.Knowledge;

namespace SmartCV.Bot.Tests.Learning;

/// <summary>What was learned, laid over the files.</summary>
public sealed class ContentOverlayTests
{
    private const string Parrots = """
        category: parrots
        title: 鹦鹉
        items:
        - id: parrot-food
          title: 鹦鹉吃什么
          ask: [鹦鹉喂什么好]
          answer: 谷物和水果。
          see: [parrot-cage]
        """;

    private const string Cage = """
        category: parrots
        title: 鹦鹉
        items:
        - id: parrot-cage
          title: 鹦鹉的笼子
          ask: [笼子要多大]
          answer: 翅膀张开的两倍。
          see: [parrot-food]
        """;

    [Fact]
    public void A_way_of_asking_stands_behind_those_of_its_item_and_language()
    {
        var content = Lay(Variant(1, "acc-register", "弄个账号"), Variant(2, "acc-register", "open an account", "en"), Variant(3, "human", "叫个活人来")).Content;

        Assert.Equal("弄个账号", content.Book.Find("acc-register")!.Texts["zh"].Asks[^1].Text);
        Assert.Equal("open an account", content.Book.Find("acc-register")!.Texts["en"].Asks[^1].Text);
        Assert.Equal("叫个活人来", content.Intents.All.Last(e => e.Intent == "human" && e.Language == "zh").Text);
    }

    [Theory]
    [InlineData("acc-password", "怎么退款", "zh", "'bill-refund'")]
    [InlineData("acc-password", "怎么 退款？", "zh", "'bill-refund'")]
    [InlineData("acc-password", "转人工", "zh", "'human'")]
    [InlineData("acc-nothing", "弄个账号", "zh", "'acc-nothing'")]
    [InlineData("acc-password", "lost my password", "en", "not translated into 'en'")]
    public void What_cannot_be_used_is_told_and_left_out(string item, string text, string language, string said)
    {
        var laid = Lay(Variant(7, item, text, language));

        var note = Assert.Single(laid.Notes);
        Assert.Equal((7, OverlayFinding.Conflict), (note.Entry.Number, note.Finding));
        Assert.Contains(said, note.Message, StringComparison.Ordinal);
        Assert.Equal(Lay().Content.Examples(), laid.Content.Examples());
    }

    [Fact]
    public void Of_two_entries_with_one_text_and_two_labels_the_older_counts()
    {
        var laid = Lay(Variant(1, "acc-register", "弄个账号"), Variant(2, "acc-delete", "弄个账号!"));

        Assert.Equal([(2, OverlayFinding.Conflict)], laid.Notes.Select(n => ((int)n.Entry.Number, n.Finding)));
        Assert.Contains("entry 1", laid.Notes[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_text_in_file_and_overlay_is_no_mistake()
    {
        var laid = Lay(Variant(1, "acc-register", "怎么注册账号"));

        Assert.Equal(OverlayFinding.InFiles, Assert.Single(laid.Notes).Finding);
        Assert.Equal(Lay().Content.Examples(), laid.Content.Examples());
    }

    [Fact]
    public void An_item_whose_answer_has_changed_since_is_told_and_its_way_of_asking_still_used()
    {
        using var folder = SmallContent.Make();
        var hash = OverlayHash.Of(folder.Read().Content.Book.Find("acc-password")!, "zh");
        var entry = Variant(4, "acc-password", "登录密码想不起来") with { BaseHash = hash };
        Assert.Empty(ContentOverlay.Lay(folder.Read().Content, [entry], null).Notes);

        folder.Write(SmallContent.Account, SmallContent.AccountFile.Replace("点忘记密码。", "请联系客服。", StringComparison.Ordinal));
        var laid = ContentOverlay.Lay(folder.Read().Content, [entry], null);

        Assert.Equal(OverlayFinding.Changed, Assert.Single(laid.Notes).Finding);
        Assert.Contains(laid.Content.Examples(), e => e.Text == "登录密码想不起来");
    }

    [Fact]
    public void Learned_items_may_name_each_other_and_are_answered()
    {
        var laid = Lay(Item(1, "parrot-food", Parrots), Item(2, "parrot-cage", Cage), Variant(3, "parrot-food", "鹦鹉吃啥"));

        Assert.Empty(laid.Notes);
        Assert.Equal("谷物和水果。", FaqAnswer.Choose(laid.Content.Book.Find("parrot-food")!, "zh", new AnswerFacts()).Text);
        Assert.Equal(["parrot-food", "parrot-cage"], laid.Content.Book.Categories.Single(c => c.Id == "parrots").Items);
        Assert.Contains(laid.Content.Examples(), e => e is { Label: "parrot-food", Text: "鹦鹉吃啥" });
    }

    [Theory]
    [InlineData("id: parrot-food", "id: acc-register", "'acc-register' is there already")]
    [InlineData("[parrot-cage]", "[no-such-item]", "'no-such-item'")]
    [InlineData("鹦鹉喂什么好", "怎么退款", "'bill-refund'")]
    [InlineData("谷物和水果。", "谷物{nothing}。", "{nothing}")]
    [InlineData("title: 鹦鹉吃什么", "titel: 鹦鹉吃什么", "'titel'")]
    [InlineData("category: parrots", "category: ../parrots", "'category'")]
    [InlineData("ask: [鹦鹉喂什么好]", "ask: [鹦鹉喂什么好", "YAML")]
    public void An_item_with_a_mistake_is_told_like_one_in_a_file(string right, string wrong, string said)
    {
        var laid = Lay(Item(1, "parrot-food", Parrots.Replace(right, wrong, StringComparison.Ordinal)), Item(2, "parrot-cage", Cage));

        Assert.Contains(said, laid.Notes.First(n => n.Entry.Number == 1).Message, StringComparison.Ordinal);
        Assert.Empty(laid.Content.Book.Find("parrot-food")?.See.Where(s => laid.Content.Book.Find(s) is null) ?? []);
    }

    [Fact]
    public void A_translation_is_an_item_in_another_language()
    {
        const string English = """
            category: billing
            title: Payment
            items:
            - id: bill-refund
              title: Refunds
              ask: [can I get my money back]
              answer: Click refund.
            """;

        var laid = Lay(Item(1, "bill-refund", English) with { Language = "en" });

        Assert.Empty(laid.Notes);
        Assert.Equal("Click refund.", laid.Content.Book.Find("bill-refund")!.TextsIn("en").Answers[0]);
        Assert.Equal("点退款。", laid.Content.Book.Find("bill-refund")!.TextsIn("zh").Answers[0]);
    }

    internal static OverlayEntry Variant(long number, string item, string text, string language = "zh") => new()
    {
        Number = number,
        Kind = OverlayKind.Variant,
        Item = item,
        Language = language,
        Body = text,
        BaseHash = "",
        Author = "Li Na",
        MadeAt = DateTimeOffset.UnixEpoch,
        State = OverlayState.Active,
        ChangedAt = DateTimeOffset.UnixEpoch,
        ChangedBy = "Li Na",
    };

    internal static OverlayEntry Item(long number, string id, string body) => Variant(number, id, body) with { Kind = OverlayKind.Item };

    private static OverlaidContent Lay(params OverlayEntry[] entries)
    {
        using var folder = SmallContent.Make();
        return ContentOverlay.Lay(folder.Read().Content, entries, ContentFolder.Forms);
    }
}
