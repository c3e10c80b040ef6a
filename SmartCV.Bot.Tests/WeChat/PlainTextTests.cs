using FsCheck;
using FsCheck.Fluent;
using SmartCV.Channels.WeChat;

namespace SmartCV.Bot.Tests.WeChat;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("你好，有什么可以帮您？")]
    [InlineData("- a\n- b\n\n1. c\n2. d")]
    [InlineData("  indented\n    more")]
    [InlineData("> quoted")]
    [InlineData("a\n---\nb")]
    [InlineData("3 < 4, C:\\Users\\me, a_b_c, 2*3, #1, [x], R&D")]
    [InlineData("<script>alert(1)</script> & <a href=\"x\">y</a>")]
    [InlineData("```导出")]
    [InlineData("a\n```\n```\nb")]
    [InlineData("[1]: https://example.com/ *")]
    public void What_shows_no_signs_stays_as_it_is(string text) => Assert.Equal(text, WeChatText.Plain(text));

    [Theory]
    [InlineData("拨打热线 **400-000-0000**，说明情况。", "拨打热线 400-000-0000，说明情况。")]
    [InlineData("点**“导出”**就行", "点“导出”就行")]
    [InlineData("- **紧急**（账户安全）：1 小时\n- **一般**：24 小时", "- 紧急（账户安全）：1 小时\n- 一般：24 小时")]
    [InlineData("步骤：\n\n1. 打开**简历**\n2. 按 `导出`\n10. 完成", "步骤：\n\n1. 打开简历\n2. 按 导出\n10. 完成")]
    [InlineData("两步：\n3. *a*\n4. b", "两步：\n3. a\n4. b")]
    [InlineData("[查看处理进度](https://example.com/t/1)", "查看处理进度：https://example.com/t/1")]
    [InlineData("[https://example.com/](https://example.com/)", "https://example.com/")]
    [InlineData("<https://example.com/>", "https://example.com/")]
    [InlineData("[help@example.com](mailto:help@example.com)", "help@example.com")]
    [InlineData("[**粗**](https://example.com/a_b_c)", "粗：https://example.com/a_b_c")]
    [InlineData("![图](https://example.com/p.png)", "图：https://example.com/p.png")]
    [InlineData("# 标题\n正文\n\n## 小标题\n\n正文", "标题\n正文\n\n小标题\n\n正文")]
    [InlineData("```\na * b\n  c\n```", "a * b\n  c")]
    [InlineData("1\\. 不是列表 \\*星\\*", "1. 不是列表 *星*")]
    [InlineData("a &amp; b &lt;", "a & b <")]
    [InlineData("一行  \n两行\n**三**行", "一行\n两行\n三行")]
    [InlineData("- a\n  - **b**\n    c\n- d", "- a\n  - b\n    c\n- d")]
    [InlineData("a\n\n\n\n**b**\n", "a\n\n\n\nb\n")]
    [InlineData("* a\n* **b**\n+ c", "* a\n* b\n+ c")]
    [InlineData("    **四格**\n\t**tab**", "    四格\n\ttab")]
    [InlineData("***\n**b**\n---", "***\nb\n---")]
    [InlineData("> **引用**", "> 引用")]
    [InlineData("a\r\n\r\n**b**\r\n- c\r\n- d", "a\n\nb\n- c\n- d")]
    public void Markdown_is_read_as_its_text(string markdown, string text) => Assert.Equal(text, WeChatText.Plain(markdown));

    [Theory]
    [InlineData("[")]
    [InlineData("![")]
    [InlineData("[a](")]
    [InlineData("*_")]
    [InlineData("- ")]
    [InlineData("# ")]
    [InlineData("<a")]
    public void Signs_without_end_are_shown(string sign)
    {
        var text = string.Concat(Enumerable.Repeat(sign, 1_400));

        Assert.Contains("你好", WeChatText.Plain(text + "你好"), StringComparison.Ordinal);
        if (sign.Contains('[')) Assert.Equal(text + "你好", WeChatText.Plain(text + "你好"));
    }

    /// <summary>What a letter or a digit of a text is, is there afterwards too.</summary>
    [Fact]
    public void Nothing_but_signs_gets_lost() =>
        Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            var words = string.Concat(text.Where(char.IsLetterOrDigit));
            var shown = string.Concat(WeChatText.Plain(text).Where(char.IsLetterOrDigit));
            // The language of a block of code is no text of it.
            return words == shown || text.Contains("```", StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(40));

    private static Gen<string> Texts => Gen.Elements(
        "a", "导出", "b c", " ", "\n", "\n\n", "\r\n", "  ", "    ", "*", "**", "_", "__", "`", "``", "[", "]", "(", ")", "[a](b)", "![", "#", "# ", "- ", "+ ", "1. ", "> ", "\\", "\\*",
        "&", "<", ">", "~~", "---", "***", "===", "|", "“", "”", "，", "。", "😀", "\t", "[1]: c", "https://example.com/", "<https://example.com>", "```", "\n```\n")
        .ListOf().Select(string.Concat);
}
