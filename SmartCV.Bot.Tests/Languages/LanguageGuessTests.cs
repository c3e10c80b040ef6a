using SmartCV.Bot.Languages;

namespace SmartCV.Bot.Tests.Languages;

public sealed class LanguageGuessTests
{
    [Theory]
    [InlineData("简历导出失败")]
    [InlineData("Chrome 打不开")]
    [InlineData("好")]
    [InlineData("我用 Chrome 导出 PDF 的时候提示 export failed please try again，怎么办")]
    [InlineData("“Something went wrong, please try again” 是什么意思")]
    [InlineData("“导出失败，请重试”")]
    [InlineData("how to 导出我的简历到本地")]
    public void Han_means_Chinese(string text)
    {
        Assert.Equal("zh", LanguageGuess.Of(text, null));
        Assert.Equal("zh", LanguageGuess.Of(text, "en"));
        Assert.Equal("zh", LanguageGuess.Of(text, "zh"));
    }

    [Theory]
    [InlineData("How do I export my resume?")]
    [InlineData("I can't log in")]
    [InlineData("my payment failed")]
    [InlineData("do you offer a public api")]
    [InlineData("real person please")]
    [InlineData("hello, is anybody there")]
    [InlineData("I don’t get the verification mail")]
    [InlineData("It says “导出失败，请重试” when I export my resume")]
    [InlineData("How do I export 简历 to PDF")]
    public void An_English_sentence_means_English(string text)
    {
        Assert.Equal("en", LanguageGuess.Of(text, null));
        Assert.Equal("en", LanguageGuess.Of(text, "zh"));
        Assert.Equal("en", LanguageGuess.Of(text, "en"));
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("OK!")]
    [InlineData("1")]
    [InlineData("PDF")]
    [InlineData("hi")]
    [InlineData("Windows 11")]
    [InlineData("Chrome 128, Windows 11")]
    [InlineData("anna.li@example.com")]
    [InlineData("my.resume.and.me@mail.example.com")]
    [InlineData("https://example.com/how/do/i/export")]
    [InlineData("how_do_i.pdf")]
    [InlineData("SC-10042")]
    [InlineData("13800000000")]
    [InlineData("👍")]
    [InlineData("")]
    [InlineData("wo de jianli daochu shibai le zenme ban")]
    [InlineData("レジュメを出力できません")]
    [InlineData("이력서를 내보낼 수 없습니다")]
    public void What_does_not_tell_keeps_the_language(string text)
    {
        Assert.Null(LanguageGuess.Of(text, null));
        Assert.Equal("zh", LanguageGuess.Of(text, "zh"));
        Assert.Equal("en", LanguageGuess.Of(text, "en"));
    }

    [Theory]
    [InlineData("Username or password incorrect")]
    [InlineData("Network Error")]
    [InlineData("export failed")]
    [InlineData("hello")]
    public void A_pasted_error_message_does_not_leave_Chinese(string text)
    {
        Assert.Equal("en", LanguageGuess.Of(text, null) ?? "en");
        Assert.Equal("zh", LanguageGuess.Of(text, "zh"));
    }

    [Fact]
    public void A_hostile_text_takes_no_time()
    {
        var text = string.Concat(Enumerable.Repeat("zhuangzhuangzhuang", 2000)) + "1 " + new string('“', 5000) + new string('a', 20000);

        var watch = System.Diagnostics.Stopwatch.StartNew();
        LanguageGuess.Of(text, null);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), watch.Elapsed.ToString());
    }
}
