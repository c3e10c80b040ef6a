using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Languages;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Tests.Knowledge;

/// <summary>Short questions that go on from an answer, held against the content of this repository.</summary>
public sealed class FollowUpTests
{
    private static readonly Lazy<(FaqBook Book, LanguageWords Words, IIntentEngine Engine)> Content = new(Load);

    // What was answered, what is asked then, and which item is meant. An item that is not certain may be offered instead, but nothing else is ever answered.
    private static readonly (string Asked, string Then, string Meant)[] Pairs =
    [
        ("怎么导出PDF", "那Word呢", "res-export-formats"),
        ("怎么导出PDF", "那word格式呢？", "res-export-formats"),
        ("怎么导出PDF", "那失败了怎么办", "res-export-fail"),
        ("怎么导出PDF", "那導出失敗呢", "res-export-fail"),
        ("怎么导出PDF", "发票呢", "bill-invoice"),
        ("怎么导出PDF", "那微信登录呢", "acc-wechat-login"),
        ("在线客服几点上班", "那周末呢", "sup-weekend"),
        ("在线客服几点上班", "节假日呢", "sup-holiday"),
        ("在线客服几点上班", "电话呢", "sup-phone"),
        ("在线客服多久回复", "那邮件呢", "sup-email-speed"),
        ("有客服电话吗", "那免费用户呢", "sup-phone-free"),
        ("有没有微信群", "QQ群呢", "com-qq"),
        ("怎么用微信登录", "那谷歌呢", "acc-social-login"),
        ("怎么改密码", "邮箱呢", "acc-change-email"),
        ("怎么改密码", "忘了呢", "acc-forgot-password"),
        ("怎么改密码", "有什么要求吗", "acc-password-rule"),
        ("怎么开双重验证", "手机丢了呢", "acc-2fa-lost"),
        ("怎么删除简历", "账号呢", "acc-delete"),
        ("上传支持哪些格式", "那图片呢", "res-upload-image"),
        ("上传支持哪些格式", "大小呢", "res-upload-size"),
        ("上传支持哪些格式", "最大多大呢", "res-upload-size"),
        ("简历解析不对", "那扫描件呢", "res-upload-image"),
        ("怎么分享简历", "谁能看到呢", "prv-visible"),
        ("怎么分享简历", "怎么看浏览量呢", "res-share-stats"),
        ("ATS评分是什么", "怎么提高呢", "ai-ats-improve"),
        ("怎么用AI优化简历", "那写求职信呢", "ai-generate"),
        ("模板收费吗", "那怎么换", "tpl-change"),
        ("怎么邀请同学协作", "对方没收到呢", "col-invite-fail"),
        ("怎么邀请同学协作", "那权限呢", "col-rights"),
        ("怎么邀请同学协作", "怎么取消呢", "col-remove"),
        ("怎么开通专业版", "怎么取消呢", "bill-cancel"),
        ("自动续费是什么", "怎么取消呢", "bill-cancel"),
        ("怎么开发票", "那退款呢", "bill-refund"),
        ("会员多少钱", "那怎么升级", "bill-upgrade"),
        ("有没有API", "那调用限制呢", "api-limit"),
        ("有没有API", "怎么鉴权呢", "api-auth"),
        ("怎么提交工单", "那截图呢", "tkt-attach"),
        ("页面打不开", "那怎么清缓存呢", "ts-cache"),
        ("how do I export a pdf", "and for Word?", "res-export-formats"),
        ("how do I export a pdf", "what about Word", "res-export-formats"),
        ("how do I export a pdf", "and the invoice?", "bill-invoice"),
        ("how do I get a refund", "how long?", "bill-refund-time"),
        ("when is support open", "and on weekends?", "sup-weekend"),
        ("when is support open", "what about holidays?", "sup-holiday"),
        ("how do I change my password", "and my email?", "acc-change-email"),
        ("can I log in with google", "what about wechat?", "acc-wechat-login"),
        ("how do I share my resume", "and statistics?", "res-share-stats"),
        ("how do I share my resume", "who can see it?", "prv-visible"),
        ("how do I upload a resume", "what about LinkedIn?", "res-link-import"),
        ("how do I upload a resume", "what formats?", "res-upload-formats"),
        ("how do I upgrade", "and cancel?", "bill-cancel"),
        ("is there a phone number", "for free users?", "sup-phone-free"),
        ("is there a phone number", "and on Sundays?", "sup-weekend"),
    ];

    [Fact]
    public void None_is_answered_with_something_else()
    {
        var wrong = Understood().Where(p => p.Label is not null && p.Label != p.Meant).Select(p => $"{p.Asked} | {p.Then}: {p.Label}").ToList();

        Assert.Empty(wrong);
    }

    [Fact]
    public void Nine_in_ten_are_answered_or_offered()
    {
        var missed = Understood().Where(p => p.Label != p.Meant && !p.Choices.Contains(p.Meant)).Select(p => $"{p.Asked} | {p.Then}").ToList();

        Assert.True(missed.Count <= Pairs.Length / 10, $"{missed.Count} of {Pairs.Length} are not understood:\n{string.Join('\n', missed)}");
    }

    [Fact]
    public void Most_of_them_are_answered_without_asking_back()
    {
        var asked = Understood().Where(p => p.Label is null).Select(p => $"{p.Asked} | {p.Then}").ToList();

        Assert.True(asked.Count <= Pairs.Length / 4, $"{asked.Count} of {Pairs.Length} are asked back:\n{string.Join('\n', asked)}");
    }

    // Nothing in the content tells more than the answer did.
    private static readonly (string Asked, string Then)[] NothingMore =
    [
        ("专业版月付多少钱", "那年付呢"),
        ("怎么导出PDF", "那Mac呢"),
        ("怎么导出PDF", "手机上呢"),
        ("怎么导出PDF", "为什么"),
        ("怎么导出PDF", "在哪里？"),
        ("怎么导出PDF", "那具体怎么操作呢"),
        ("账号被锁了怎么办", "要多久"),
        ("怎么开发票", "多久呢"),
        ("怎么开发票", "电子的呢"),
        ("支持哪些支付方式", "那支付宝呢"),
        ("how do I export a pdf", "and for Mac?"),
        ("how do I export a pdf", "why"),
        ("how do I export a pdf", "where exactly?"),
        ("how much is the pro plan", "what about annual?"),
    ];

    [Fact]
    public void Nine_in_ten_about_which_there_is_nothing_more_are_told_so()
    {
        var others = NothingMore.Where(p => Decide(p.Asked, p.Then)?.Kind != FollowUpKind.Same).Select(p => $"{p.Asked} | {p.Then}").ToList();

        Assert.True(others.Count <= NothingMore.Length / 10, string.Join('\n', others));
    }

    private static IEnumerable<(string Asked, string Then, string Meant, string? Label, IReadOnlyList<string> Choices)> Understood() => Pairs.Select(pair =>
    {
        var (label, choices) = Understood(pair.Asked, pair.Then);
        return (pair.Asked, pair.Then, pair.Meant, label, choices);
    });

    [Theory]
    [InlineData("那我试试")]
    [InlineData("那我再试一下")]
    [InlineData("那谢谢")]
    [InlineData("那好吧")]
    [InlineData("那算了")]
    [InlineData("那行")]
    [InlineData("那没事了")]
    [InlineData("人工呢")]
    [InlineData("那人工客服呢")]
    [InlineData("客服呢")]
    [InlineData("还是不行呢")]
    [InlineData("那天我导出过一次")]
    [InlineData("那边的同事说可以")]
    [InlineData("天气呢")]
    [InlineData("那你呢")]
    [InlineData("怎么注册账号")]
    [InlineData("发票怎么开")]
    [InlineData("多久到账")]
    [InlineData("我的工单怎么样了")]
    [InlineData("你们公司在哪个城市有办公室可以现场办理这个业务呢")]
    [InlineData("so I tried that")]
    [InlineData("and thanks")]
    [InlineData("so that's it")]
    [InlineData("and a human?")]
    [InlineData("what about the weather?")]
    [InlineData("how do I sign up")]
    [InlineData("in the meantime I used another browser and it worked")]
    [InlineData("where are the account settings")]
    public void What_is_complete_by_itself_is_none(string then)
    {
        var asked = then.All(char.IsAscii) ? "how do I export a pdf" : "怎么导出PDF";

        Assert.Null(Decide(asked, then));
    }

    [Fact]
    public void A_new_question_is_not_bent_to_the_old_topic_whatever_was_answered()
    {
        (string Then, string Meant)[] questions = [("那发票怎么开", "bill-invoice"), ("QQ群呢", "com-qq"), ("怎么注册账号", "acc-register")];
        var bent = new List<string>();
        foreach (var entry in Content.Value.Book.Entries)
            foreach (var (then, meant) in questions.Where(q => q.Meant != entry.Id))
            {
                var decision = Decide(entry.TitleIn("zh"), entry.Id, then);
                var isRight = decision is null || decision.Label == meant || (decision.Kind == FollowUpKind.Ask && decision.Choices.Contains(meant));
                if (!isRight) bent.Add($"{entry.Id}: {then}");
            }

        Assert.Empty(bent);
    }

    // What the customer gets: a follow-up that means something by itself is judged alone.
    private static (string? Label, IReadOnlyList<string> Choices) Understood(string asked, string then)
    {
        if (Decide(asked, then) is { } decision) return (decision.Label, decision.Choices);
        var alone = AnswerDecision.For(then, Content.Value.Engine.Predict(then, Language(then)), AnswerOptions.Default);
        return (alone.Label, alone.Choices);
    }

    /// <summary>Null when it is to be judged by itself.</summary>
    private static FollowUpDecision? Decide(string asked, string then)
    {
        var (_, _, engine) = Content.Value;
        var last = AnswerDecision.For(asked, engine.Predict(asked, Language(asked)), AnswerOptions.Default);
        Assert.True(last.Label is not null, $"'{asked}' is not answered itself.");
        return Decide(asked, last.Label, then);
    }

    private static FollowUpDecision? Decide(string asked, string last, string then)
    {
        var (book, words, engine) = Content.Value;
        if (FollowUp.Read(then, words) is not { } followUp) return null;
        var joined = new[] { asked, book.Find(last)!.TitleIn(Language(asked)) }.Select(before => engine.Predict($"{before} {followUp.Core}", Language(then))).ToList();
        var readings = new FollowUpReadings(engine.Predict(then, Language(then)), () => engine.Predict(followUp.Core, Language(then)), () => joined);
        var decision = FollowUpDecision.Of(followUp, last, readings, AnswerOptions.Default);
        return decision.Kind == FollowUpKind.None ? null : decision;
    }

    private static string Language(string text) => text.All(char.IsAscii) ? "en" : "zh";

    private static (FaqBook Book, LanguageWords Words, IIntentEngine Engine) Load()
    {
        return (ShippedUnderstanding.Content.Book, LanguageWords.Load(ContentFolder.RepositoryRoot(), new()), ShippedUnderstanding.Engine);
    }
}
