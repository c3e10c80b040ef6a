using SmartCV.Bot.Foundation;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.Languages;

namespace SmartCV.Bot.Tests.Languages;

/// <summary>The languages of this repository.</summary>
public sealed class ShippedLanguageTests
{
    private static readonly string Root = ContentRoot.Find([]);

    [Fact]
    public void Texts_and_words_have_no_problems()
    {
        var problems = new ContentProblems();

        TextCatalog.Load(Root, problems);
        LanguageWords.Load(Root, problems);

        Assert.Empty(problems.Found);
    }

    [Fact]
    public void English_lacks_no_text() => Assert.Empty(TextCatalog.Load(Root, new ContentProblems()).Untranslated("en"));

    [Theory]
    [InlineData("person", "转人工")]
    [InlineData("person", "我要转人工！！")]
    [InlineData("person", "麻烦帮我转接人工客服，谢谢")]
    [InlineData("person", "有人吗？")]
    [InlineData("person", "Can I talk to a human please?")]
    [InlineData("person", "可以转人工吗")]
    [InlineData("person", "轉接人工客服")]
    [InlineData("person", "AGENT")]
    [InlineData("yes", "是的。")]
    [InlineData("yes", "好的👍")]
    [InlineData("no", "不用了，谢谢")]
    [InlineData("no", "No, thanks")]
    [InlineData("cancel", "算了")]
    [InlineData("thanks", "好的，谢谢您！")]
    [InlineData("greeting", "您好，在吗")]
    [InlineData("solved", "解决了，谢谢")]
    [InlineData("unsolved", "还是不行啊")]
    [InlineData("ticket", "我想查进度")]
    [InlineData("help", "？")]
    public void Common_replies_are_known(string list, string text) => Assert.True(LanguageWords.Load(Root, new ContentProblems()).Is(list, text));

    [Theory]
    [InlineData("person", "人工智能能改简历吗")]
    [InlineData("person", "客服电话是多少")]
    [InlineData("person", "不要转人工")]
    [InlineData("cancel", "怎么取消订阅")]
    [InlineData("yes", "好像不行")]
    [InlineData("thanks", "谢谢，但是还是打不开")]
    [InlineData("no", "没有收到邮件")]
    [InlineData("solved", "解决了吗？")]
    [InlineData("yes", "是吗")]
    [InlineData("yes", "可以吗")]
    [InlineData("unsolved", "不行吗")]
    public void Sentences_that_only_begin_like_one_are_not_taken(string list, string text) =>
        Assert.False(LanguageWords.Load(Root, new ContentProblems()).Is(list, text));
}
