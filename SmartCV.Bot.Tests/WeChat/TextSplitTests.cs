using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SmartCV.Channels.WeChat;

namespace SmartCV.Bot.Tests.WeChat;

public sealed class TextSplitTests
{
    private const string Family = "👨‍👩‍👧‍👦";

    [Theory]
    [InlineData("你好", "你好")]
    [InlineData("  a b \n", "a b")]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    public void A_short_text_is_one_part(string text, string part) => Assert.Equal([part], WeChatText.Split(text));

    /// <summary>Halves of a surrogate pair would not survive in the data of a theory.</summary>
    [Fact]
    public void What_XML_forbids_is_gone() => Assert.Equal("ab😀c", WeChatText.Clean("a\0\u001Fb\uD800😀\uDC00c\uFFFF\uD83D"));

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t　")]
    [InlineData("\u0001")]
    public void A_text_without_visible_characters_has_no_part(string text) => Assert.Empty(WeChatText.Split(text));

    [Theory]
    [InlineData("one\n\ntwo. three four", 16, "one\n\ntwo.", "three four")]
    [InlineData("first para\n\nline\nlast of it", 20, "first para", "line\nlast of it")]
    [InlineData("first line\nsecond. line", 20, "first line", "second. line")]
    [InlineData("One thing. Two things here", 20, "One thing.", "Two things here")]
    [InlineData("一二三四。五六七八九", 24, "一二三四。", "五六七八九")]
    [InlineData("“一二三四。”五六七八九", 30, "“一二三四。”", "五六七八九")]
    [InlineData("一二三四？！五六七八九", 24, "一二三四？！", "五六七八九")]
    [InlineData("一二三四，五六七八九", 24, "一二三四，", "五六七八九")]
    [InlineData("version 3.5.1 is out", 15, "version 3.5.1", "is out")]
    [InlineData("see example.com/a/b/c", 20, "see", "example.com/a/b/c")]
    [InlineData("一二三四五六七", 9, "一二三", "四五六", "七")]
    public void A_cut_lies_where_a_reader_pauses(string text, int most, params string[] parts) => Assert.Equal(parts, WeChatText.Split(text, most));

    [Fact]
    public void The_number_of_a_list_stays_with_its_line() => Assert.Equal(["abc defgh", "1. ijkl mno"], WeChatText.Split("abc defgh 1. ijkl mno", 12));

    [Fact]
    public void A_character_of_many_code_points_is_whole()
    {
        Assert.Equal([Family, Family], WeChatText.Split(Family + Family, Encoding.UTF8.GetByteCount(Family) + 4));
        Assert.Equal(["a", "🇨🇳", "🇫🇷"], WeChatText.Split("a🇨🇳🇫🇷", 8));
        Assert.Equal(["ae", "e\u0301"], WeChatText.Split("aee\u0301", 4));
    }

    [Fact]
    public void A_character_that_is_too_long_by_itself_is_cut_between_code_points()
    {
        var letter = "e" + string.Concat(Enumerable.Repeat("\u0301", 5_000));

        var parts = WeChatText.Split($"before {letter} after");

        Assert.All(parts, part => Assert.InRange(Encoding.UTF8.GetByteCount(part), 1, WeChatText.MostBytes));
        Assert.Equal($"before{letter}after", string.Concat(parts).Replace(" ", ""));
    }

    [Fact]
    public void A_limit_below_one_code_point_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => WeChatText.Split("a", 3));

    [Fact]
    public void Whatever_the_text_the_parts_fit_and_hold_all_of_it() =>
        Prop.ForAll(Texts.ToArbitrary(), Gen.Choose(4, 60).ToArbitrary(), (text, most) =>
        {
            var parts = WeChatText.Split(text, most);
            return parts.All(part => part.Trim().Length > 0 && Encoding.UTF8.GetByteCount(part) <= most && !part.Contains('\uFFFD'))
                && Visible(string.Concat(parts)) == Visible(WeChatText.Clean(text))
                && WholeClusters(WeChatText.Clean(text), parts, most);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithEndSize(80));

    [Fact]
    public void A_clean_text_stays_as_it_is() =>
        Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            var clean = WeChatText.Clean(text);
            return WeChatText.Clean(clean) == clean && new UTF8Encoding(false, true).GetBytes(clean) is not null;
        }).QuickCheckThrowOnFailure();

    private static Gen<string> Texts => Gen.Elements(
        "a", "b", "你", "好", "，", "。", "？", "！", ". ", " ", "  ", "\n", "\n\n", "\r\n", "\t", "　", "e\u0301", "\u0301", "\u200D", "\uFE0F", "👍🏽", "😀", Family, "🇨🇳", "🇫",
        "\uD83D", "\uDE00", "\0", "\u0007", "क्षि", "각", "”", "“", ")", "3.5", "https://example.com/a", "<a href=\"x\">", "]]>", "\uFFFE", "\u2028", "\u0085", "n\u0303\u0323\u0330")
        .ListOf().Select(string.Concat);

    private static string Visible(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>Each part begins at the border of a cluster, unless a cluster alone exceeds the limit.</summary>
    private static bool WholeClusters(string text, IReadOnlyList<string> parts, int most)
    {
        var borders = StringInfo.ParseCombiningCharacters(text);
        if (borders.Select((start, n) => text[start..(n + 1 < borders.Length ? borders[n + 1] : text.Length)]).Any(c => Encoding.UTF8.GetByteCount(c) > most)) return true;
        var at = 0;
        foreach (var part in parts)
        {
            at = text.IndexOf(part, at, StringComparison.Ordinal);
            if (!borders.Contains(at)) return false;
            at += part.Length;
        }

        return true;
    }
}
