namespace SmartCV.Bot.Tests.Languages;

public sealed class LanguageWordsTests
{
    [Theory]
    [InlineData("取消", true)]
    [InlineData("  取消！！", true)]
    [InlineData("ＣＡＮＣＥＬ。", true)]
    [InlineData("never   mind", true)]
    [InlineData("Don’t", true)]
    [InlineData("取消订阅", false)]
    [InlineData("canceled", false)]
    [InlineData("", false)]
    [InlineData("。", false)]
    public void The_whole_text_must_be_the_word(string text, bool expected)
    {
        using var folder = new LanguageFolder().WithWords("zh", "cancel: [取消]\n").WithWords("en", "cancel: [cancel, never mind, don't]\n");

        Assert.Equal(expected, folder.Words().Is("cancel", text));
    }

    [Fact]
    public void A_word_may_consist_of_signs()
    {
        using var folder = new LanguageFolder().WithWords("zh", "yes: [👍, 好]\nhelp: ['?']\n");
        var words = folder.Words();

        Assert.True(words.Is("yes", "👍"));
        Assert.True(words.Is("yes", "好👍"));
        Assert.True(words.Is("help", "？"));
        Assert.False(words.Is("help", "👍"));
    }

    [Fact]
    public void Polite_words_around_it_are_looked_through()
    {
        using var folder = new LanguageFolder()
            .WithWords("zh", "before: [请, 帮我]\nafter: [谢谢]\nperson: [转人工]\n")
            .WithWords("en", "before: [a]\nafter: [please]\nperson: [agent]\n");
        var words = folder.Words();

        Assert.All(["请帮我转人工，谢谢！", "帮我转人工", "an agent".Replace("an", "a"), "Agent, please"], t => Assert.True(words.Is("person", t), t));
        Assert.All(["不转人工", "aagent", "please", "谢谢"], t => Assert.False(words.Is("person", t), t));
    }

    [Fact]
    public void The_list_tells_its_language()
    {
        using var folder = new LanguageFolder().WithWords("zh", "thanks: [谢谢]\n").WithWords("en", "thanks: [thanks]\n");
        var words = folder.Words();

        Assert.Equal(("zh", "en", null), (words.LanguageOf("thanks", "谢谢"), words.LanguageOf("thanks", "Thanks!"), words.LanguageOf("thanks", "merci")));
    }

    [Fact]
    public void An_unknown_list_throws()
    {
        using var folder = new LanguageFolder().WithWords("zh", "yes: [是]\n");

        Assert.Throws<KeyNotFoundException>(() => folder.Words().Is("jes", "是"));
    }

    [Fact]
    public void Mistakes_are_told_with_file_and_line()
    {
        using var folder = new LanguageFolder().WithWords("zh", "yes: [是]\nno: { a: b }\nskip: ['']\n");

        folder.Words();

        Assert.Equal(
            ["dialogs/languages/zh/words.yaml:2: 'no' must be a list (lines that begin with '- '), but is a map.", "dialogs/languages/zh/words.yaml:3: The list 'skip' has an empty word."],
            folder.Found);
    }
}
