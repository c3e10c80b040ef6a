namespace SmartCV.Bot.Tests.Languages;

public sealed class TextCatalogTests
{
    [Fact]
    public void Nested_keys_are_joined_by_dots()
    {
        using var folder = new LanguageFolder().With("zh", "ticket:\n  status:\n    open: 处理中\n");

        Assert.Equal("处理中", folder.Texts().Text("zh", "ticket.status.open"));
    }

    [Fact]
    public void Placeholders_are_filled_and_other_braces_stay()
    {
        using var folder = new LanguageFolder().With("zh", "a: '{name}有 {count} 个 {}、{ x }，{name}'\n");

        Assert.Equal("小王有 3 个 {}、{ x }，小王", folder.Texts().Text("zh", "a", ("count", 3), ("name", "小王"), ("unused", 1)));
    }

    [Fact]
    public void A_value_with_braces_is_not_filled_again()
    {
        using var folder = new LanguageFolder().With("zh", "a: '{x}{y}'\n");

        Assert.Equal("{y}1", folder.Texts().Text("zh", "a", ("x", "{y}"), ("y", 1)));
    }

    [Fact]
    public void A_missing_translation_falls_back_to_the_base_language()
    {
        using var folder = new LanguageFolder().With("zh", "a: 好\nb: 行\n").With("en", "a: good\n");
        var texts = folder.Texts();

        Assert.Equal(("good", "行", "行"), (texts.Text("en", "a"), texts.Text("en", "b"), texts.Text("fr", "b")));
        Assert.Equal(["b"], texts.Untranslated("en"));
        Assert.Empty(folder.Found);
    }

    [Fact]
    public void A_language_is_a_folder_and_nothing_else()
    {
        using var folder = new LanguageFolder().With("zh", "a: 好\n").With("ja", "a: はい\n").With("en", "a: good\n");
        var texts = folder.Texts();

        Assert.Equal(["zh", "en", "ja"], texts.Languages);
        Assert.Equal("はい", texts.Text("ja-JP", "a"));
    }

    [Theory]
    [InlineData("zh-CN", "zh")]
    [InlineData("zh-Hant-TW", "zh")]
    [InlineData("EN_us", "en")]
    [InlineData("fr-FR", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_language_code_finds_its_folder(string? code, string? language)
    {
        using var folder = new LanguageFolder().With("zh", "a: 好\n").With("en", "a: good\n");

        Assert.Equal(language, folder.Texts().Closest(code));
    }

    [Fact]
    public void An_unknown_key_throws()
    {
        using var folder = new LanguageFolder().With("zh", "a: 好\n");

        Assert.Throws<KeyNotFoundException>(() => folder.Texts().Text("zh", "b"));
    }

    [Fact]
    public void A_placeholder_without_a_value_throws()
    {
        using var folder = new LanguageFolder().With("zh", "a: '{number}'\n");

        var error = Assert.Throws<ArgumentException>(() => folder.Texts().Text("zh", "a"));

        Assert.Contains("{number}", error.Message);
    }

    [Fact]
    public void Mistakes_of_a_translation_are_told_with_file_and_line_and_the_base_text_is_used()
    {
        using var folder = new LanguageFolder()
            .With("zh", "a: '{number} 好'\nb: 行\nd: 在\n")
            .With("en", "a: 'good {nummer}'\nc: strange\nd:\n");
        var texts = folder.Texts();

        Assert.Equal("7 好", texts.Text("en", "a", ("number", 7)));
        Assert.Equal(
            [
                "dialogs/languages/en/text.yaml:1: The text 'a' has {nummer}, which the base language does not have; allowed: {number}.",
                "dialogs/languages/en/text.yaml:2: The base language has no text 'c': a misspelt key, or a text that is no longer used.",
                "dialogs/languages/en/text.yaml:3: The text 'd' is empty. Leave the line out to use the base language.",
            ],
            folder.Found);
    }

    [Fact]
    public void A_file_that_is_no_yaml_is_a_problem_and_not_an_exception()
    {
        using var folder = new LanguageFolder().With("zh", "a: 好\n").With("en", "a: [\n");

        Assert.Equal("好", folder.Texts().Text("en", "a"));
        Assert.StartsWith("dialogs/languages/en/text.yaml:", Assert.Single(folder.Found));
    }
}
