using SmartCV.Bot.Foundation;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Learning;
using SmartCV.Bot.Tests.Knowledge;

namespace SmartCV.Bot.Tests.Learning;

/// <summary>What was learned, written into files that people wrote.</summary>
public sealed class ContentExportTests
{
    [Fact]
    public void Every_character_that_stood_in_the_file_stays()
    {
        using var folder = SmallContent.Make();

        var changed = Export(folder, Variant(1, "acc-register", "弄个账号"), Variant(2, "acc-password", "密码丢了"), Variant(3, "acc-delete", "帮我销号"));

        Assert.Equal([SmallContent.Account], changed);
        Assert.Equal(
            SmallContent.AccountFile
                .Replace("  - 注册流程\n", "  - 注册流程\n  - 弄个账号\n", StringComparison.Ordinal)
                .Replace("\"怎么找回密码\"]", "\"怎么找回密码\", 密码丢了]", StringComparison.Ordinal)
                .Replace("不想用了怎么注销]", "不想用了怎么注销, 帮我销号]", StringComparison.Ordinal),
            Read(folder, SmallContent.Account));
    }

    [Theory]
    [InlineData("acc-register")]
    [InlineData("acc-password")]
    [InlineData("bill-invoice")]
    [InlineData("human")]
    [InlineData("urgent")]
    public void Whatever_a_customer_writes_is_read_back_as_it_was(string item)
    {
        string[] texts = ["a: b", "# 注册", "\"引号\" 'single'", "[方括号], {花}", "- 减号", "true", "反斜杠\\", "100%？", "结尾冒号:", "*", "c #d", "🦜 鹦鹉"];
        using var folder = SmallContent.Make();

        Export(folder, [.. texts.Select((t, i) => Variant(i + 1, item, t + item))]);

        var examples = folder.Read().Content.Examples();
        Assert.All(texts, t => Assert.Contains(examples, e => e.Label == item && e.Text == t + item));
    }

    [Fact]
    public void Afterwards_the_files_alone_teach_the_same_in_the_same_order()
    {
        using var folder = SmallContent.Make();
        OverlayEntry[] entries =
        [
            Variant(1, "bill-invoice", "发票怎么弄"), Variant(2, "acc-register", "open an account", "en"), Variant(3, "none", "你会唱歌吗"),
            ContentOverlayTests.Item(4, "acc-parrot", Parrot("account")), ContentOverlayTests.Item(5, "new-parrot", Parrot("middle").Replace("acc-parrot", "new-parrot", StringComparison.Ordinal).Replace("喂什么", "住哪里", StringComparison.Ordinal)),
            Variant(6, "acc-parrot", "鹦鹉吃啥"),
        ];
        var before = ContentOverlay.Lay(folder.Read().Content, entries, null).Content.Examples();

        var changed = Export(folder, entries);

        Assert.Equal(before, folder.Read().Content.Examples());
        Assert.Empty(folder.Read().Problems);
        Assert.Contains("dialogs/languages/zh/faq/middle.yaml", changed);
        Assert.Contains("\n  # 以后再说\n", Read(folder, SmallContent.Account), StringComparison.Ordinal);
        Assert.Contains("\n  - 鹦鹉吃啥\n", Read(folder, SmallContent.Account), StringComparison.Ordinal);
        Assert.Empty(Export(folder, entries));
    }

    [Fact]
    public void An_item_takes_the_indentation_of_its_new_file()
    {
        using var folder = SmallContent.Make();
        var before = Read(folder, "dialogs/languages/zh/faq/billing.yaml");

        Export(folder, ContentOverlayTests.Item(1, "acc-parrot", Parrot("billing")));

        var after = Read(folder, "dialogs/languages/zh/faq/billing.yaml");
        Assert.StartsWith(before.TrimEnd(), after, StringComparison.Ordinal);
        Assert.Contains("\n\n  - id: acc-parrot\n    title: 鹦鹉吃什么\n", after, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_ends_of_windows_stay()
    {
        using var folder = SmallContent.Make();
        folder.Write(SmallContent.Account, SmallContent.AccountFile.ReplaceLineEndings("\r\n"));

        Export(folder, Variant(1, "acc-register", "弄个账号"), ContentOverlayTests.Item(2, "acc-parrot", Parrot("account")));

        Assert.DoesNotContain("\n", Read(folder, SmallContent.Account).Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("点注册。", folder.Read().Content.Book.Find("acc-register")!.Texts["zh"].Answers[0]);
    }

    [Fact]
    public void A_place_that_is_not_known_how_to_write_to_is_named_and_no_file_changes()
    {
        using var folder = SmallContent.Make();
        folder.Write("dialogs/languages/zh/faq/billing.yaml", "category: billing\ntitle: 付款\nitems: [{ id: bill-refund, title: 退款, ask: [怎么退款], answer: 点退款。 }]\n");

        var error = Assert.Throws<LearnException>(() => Export(folder, Variant(1, "acc-register", "弄个账号"), ContentOverlayTests.Item(2, "acc-parrot", Parrot("billing"))));

        Assert.Contains("entry 2", error.Message, StringComparison.Ordinal);
        Assert.Contains("billing.yaml", error.Message, StringComparison.Ordinal);
        Assert.Equal(SmallContent.AccountFile, Read(folder, SmallContent.Account));
    }

    [Fact]
    public void An_entry_in_conflict_stops_the_export_with_its_reason()
    {
        using var folder = SmallContent.Make();

        var error = Assert.Throws<LearnException>(() => Export(folder, Variant(1, "acc-register", "弄个账号"), Variant(2, "acc-delete", "怎么退款")));

        Assert.Contains("entry 2: '怎么退款' stands under 'bill-refund'", error.Message, StringComparison.Ordinal);
        Assert.Equal(SmallContent.AccountFile, Read(folder, SmallContent.Account));
    }

    private static string Parrot(string category) => $"""
        category: {category}
        title: 鹦鹉
        items:
        - id: acc-parrot
          title: 鹦鹉吃什么
          # 以后再说
          ask:
          - 鹦鹉喂什么
          answer: |-
            谷物。

            # 水果
        """;

    private static OverlayEntry Variant(long number, string item, string text, string language = "zh") => ContentOverlayTests.Variant(number, item, text, language);

    private static IReadOnlyList<string> Export(ContentFolder folder, params OverlayEntry[] entries) => new ContentExport(folder.Root, ContentFolder.Forms).Run(entries);

    private static string Read(ContentFolder folder, string path) => File.ReadAllText(Path.Combine(folder.Root, path));
}
