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
    [InlineData("a\n\n\n\n**b**", "a\n\nb")]
    [InlineData("> **引用**", "> 引用")]
    [InlineData("a\r\n\r\n**b**\r\n- c\r\n- d", "a\n\nb\n- c\n- d")]
    public void Markdown_is_read_as_its_text(string markdown, string text) => Assert.Equal(text, WeChatText.Plain(markdown));

    [Fact]
    public void What_is_nested_too_deep_is_left_alone()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 3_000)) + "*a*" + string.Concat(Enumerable.Repeat("- ", 3_000));

        Assert.Contains("a", WeChatText.Plain(deep), StringComparison.Ordinal);
    }
}
