using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Tests.Dialogs;
/// <summary>Long on purpose: what the engine promises, read as one list.</summary>

public sealed class FormEngineTests
{
    private static readonly Dictionary<string, KnownValue> Browser = new()
    {
        ["os"] = new("Windows 11", ValueSource.Browser),
        ["browser"] = new("Chrome 128", ValueSource.Browser),
        ["device"] = new("computer", ValueSource.Browser),
        ["account_email"] = new("amy.sample@example.com", ValueSource.Account),
    };

    [Fact]
    public void Questions_come_one_at_a_time_and_end_in_a_summary()
    {
        var desk = FormDesk.Open(known: Browser);

        Assert.StartsWith("好的，我来帮您把问题记录下来。", desk.Reply.Text);
        Assert.Equal("summary", desk.Step.State.Asking);
        desk.Say("简历导出不了");
        Assert.Equal("symptom", desk.Step.State.Asking);
        desk.Say("点导出就弹“导出失败，请重试”", ("category", "tech"), ("type", "feature_broken"));
        Assert.Equal("steps", desk.Step.State.Asking);
        desk.Say("打开简历 → 点导出 → 选 PDF");
        Assert.Equal("expected", desk.Step.State.Asking);
        desk.Say("导出成功");
        Assert.Equal("impact", desk.Step.State.Asking);
        desk.Say("明天要投简历");
        Assert.Equal("screenshots", desk.Step.State.Asking);
        desk.Send("error.png");
        Assert.Equal(FormStage.Summary, desk.Step.State.Stage);
        desk.Say("提交");

        Assert.Equal("简历导出不了", desk.Outcome.Title);
        Assert.Equal("打开简历\n点导出\n选 PDF", desk.Outcome["steps"]);
        Assert.Equal(("tech", "feature_broken", "P2"), (desk.Outcome.Category, desk.Outcome.Type, desk.Outcome.Priority));
        Assert.Equal("error.png", Assert.Single(desk.Outcome.Files).Name);
    }

    [Fact]
    public void What_the_browser_and_the_account_tell_is_shown_and_not_asked()
    {
        var desk = FormDesk.Open(known: Browser).Say("导出失败").Say("点导出就弹错误");

        desk.Say("提交");

        Assert.Contains("操作系统：Windows 11（来自您的浏览器）", desk.Reply.Text);
        Assert.Contains("注册邮箱：amy.sample@example.com（来自您的账户）", desk.Reply.Text);
        Assert.Contains("设备：电脑", desk.Reply.Text);
    }

    [Fact]
    public void A_message_may_answer_several_questions()
    {
        var desk = FormDesk.Open().Say("简历导出不了");

        desk.Say(
            "弹出导出失败，我用win11和Chrome，邮箱amy.sample@example.com",
            ("os", "win11"), ("browser", "Chrome"), ("account_email", "amy.sample@example.com"));

        Assert.StartsWith("已记下：操作系统、浏览器、注册邮箱。", desk.Reply.Text);
        desk.Say("跳过");
        Assert.Equal("impact", desk.Step.State.Asking);
    }

    [Fact]
    public void A_description_in_six_parts_goes_straight_to_the_summary()
    {
        var facts = FormDesk.Read("", ("summary", "上传Word后解析结果为空"), ("symptom", "所有字段都是空的"), ("steps", "登录\n新建简历"), ("expected", "字段自动填好"),
            ("actual", "全部空白"), ("impact", "只能手动重新录入"), ("category", "tech")) with { IsStructured = true };

        var desk = FormDesk.Open(text: "问题概述：…", facts: facts);

        Assert.Equal(FormStage.Summary, desk.Step.State.Stage);
        Assert.Contains("\n③ 操作步骤：登录 → 新建简历", desk.Reply.Text);
        Assert.Equal(["提交", "修改", "取消"], desk.Reply.Choices.Select(c => c.Title));
    }

    [Fact]
    public void Optional_questions_can_be_skipped_and_required_ones_not()
    {
        var desk = FormDesk.Open();

        desk.Say("跳过");
        Assert.Equal("summary", desk.Step.State.Asking);
        Assert.Contains("这一项还得麻烦您填一下", desk.Reply.Text);

        desk.Say("导出失败").Say("弹出错误").Say("不知道");
        Assert.NotEqual("steps", desk.Step.State.Asking);
    }

    [Fact]
    public void Back_asks_the_question_before_and_keeps_what_was_said()
    {
        var desk = FormDesk.Open(known: Browser).Say("导出失败").Say("弹出错误").Say("打开简历");

        desk.Say("上一步").Say("返回");
        Assert.Equal("symptom", desk.Step.State.Asking);
        Assert.Contains("目前填的是：弹出错误", desk.Reply.Text);

        desk.Say("跳过");
        Assert.Equal("弹出错误", desk.Step.State.ValueOf("symptom"));
        Assert.Equal("打开简历", desk.Step.State.ValueOf("steps"));
    }

    [Theory]
    [InlineData("改第2项", "symptom")]
    [InlineData("改②", "symptom")]
    [InlineData("修改操作步骤", "steps")]
    [InlineData("change 3", "steps")]
    [InlineData("change browser", "browser")]
    [InlineData("change the operating system please", "os")]
    [InlineData("改一下浏览器", "browser")]
    public void A_line_is_changed_by_number_or_name(string text, string field)
    {
        var desk = AtSummary();

        desk.Say(text);

        Assert.Equal(field, desk.Step.State.Asking);
        desk.Say("新的内容");
        Assert.Equal(FormStage.Summary, desk.Step.State.Stage);
        Assert.Equal("新的内容", desk.Step.State.ValueOf(field));
    }

    [Theory]
    [InlineData("把浏览器改成Firefox 120")]
    [InlineData("浏览器改为 Firefox 120")]
    [InlineData("浏览器：Firefox 120")]
    [InlineData("浏览器其实是Firefox 120")]
    [InlineData("change browser to Firefox 120")]
    public void A_line_is_changed_with_its_value(string text)
    {
        var desk = AtSummary();

        desk.Say(text);

        Assert.Equal("Firefox 120", desk.Step.State.ValueOf("browser"));
        Assert.StartsWith("已更新：浏览器。", desk.Reply.Text);
        Assert.DoesNotContain("Firefox 120（来自", desk.Reply.Text);
    }

    [Fact]
    public void A_fact_at_the_summary_corrects_it_and_anything_else_is_added()
    {
        var desk = AtSummary();

        desk.Say("浏览器我说错了，Firefox", ("browser", "Firefox")).Say("对了，昨天也出现过一次");

        Assert.Equal("Firefox", desk.Step.State.ValueOf("browser"));
        Assert.Contains("其他信息：", desk.Reply.Text);
        Assert.Contains("对了，昨天也出现过一次", desk.Say("提交").Outcome.Other);
    }

    [Fact]
    public void A_date_in_a_remark_at_the_summary_is_no_correction_of_the_time()
    {
        var desk = AtSummary().Say("昨天下午3点", ("occurred_at", "昨天下午3点"));

        desk.Say("今天天气怎么样", ("occurred_at", "今天"));

        Assert.Equal("昨天下午3点", desk.Step.State.ValueOf("occurred_at"));
        Assert.Contains("今天天气怎么样", desk.Step.State.Notes);
    }

    [Fact]
    public void A_value_that_does_not_fit_is_asked_again_and_then_kept_as_it_is()
    {
        var desk = FormDesk.Open(known: new() { ["os"] = new("iOS", "browser"), ["browser"] = new("Safari", "browser") });
        desk.Say("导出失败").Say("弹出错误").Say("跳过");
        Assert.Equal("account_email", desk.Step.State.Asking);

        desk.Say("我的QQ邮箱");
        Assert.StartsWith("没看到完整的邮箱地址", desk.Reply.Text);
        desk.Say("就是注册那个QQ邮箱");

        Assert.Equal("impact", desk.Step.State.Asking);
        Assert.Equal(["注册邮箱：我的QQ邮箱", "注册邮箱：就是注册那个QQ邮箱"], desk.Step.State.Notes);
    }

    [Fact]
    public void A_heard_address_is_confirmed_before_it_counts()
    {
        var facts = new Facts { Values = new Dictionary<string, Fact> { ["account_email"] = new("chen.sample@example.com", "chen点sample艾特example点com") { Unsure = true } } };
        var desk = FormDesk.Open(known: new() { ["os"] = new("iOS", "browser"), ["browser"] = new("Safari", "browser") });
        desk.Say("登录不了").Say("密码不对", facts, []).Say("跳过");

        Assert.StartsWith("我记下的注册邮箱是“chen.sample@example.com”，对吗？", desk.Reply.Text);
        desk.Say("对的");

        Assert.Equal("impact", desk.Step.State.Asking);
        Assert.False(desk.Step.State.Values["account_email"].Unsure);
    }

    [Fact]
    public void Files_are_taken_at_any_time()
    {
        var desk = FormDesk.Open().Send("a.png").Say("导出失败").Send("b.png");

        Assert.StartsWith("收到您发的 1 个文件，谢谢。", desk.Reply.Text);
        Assert.Equal("symptom", desk.Step.State.Asking);
        Assert.Equal(2, desk.Step.State.Files.Count);
    }

    [Fact]
    public void Text_at_the_file_question_is_kept_as_addition()
    {
        var desk = FormDesk.Open(known: Browser).Say("导出失败").Say("弹出错误").Say("跳过").Say("跳过").Say("没有截图，昨晚十点开始的", ("occurred_at", "昨晚十点"));

        Assert.Equal(FormStage.Summary, desk.Step.State.Stage);
        Assert.Equal("没有截图，昨晚十点开始的", desk.Step.State.ValueOf("more"));
        Assert.Equal("昨晚十点", desk.Step.State.ValueOf("occurred_at"));
    }

    [Fact]
    public void Pausing_and_cancelling_keep_what_was_typed()
    {
        var desk = FormDesk.Open().Say("导出失败").Say("稍后");
        Assert.IsType<FormStep.Paused>(desk.Step);
        desk.Say("继续");
        Assert.Contains("您具体看到了什么", desk.Reply.Text);

        desk.Say("取消");

        Assert.IsType<FormStep.Cancelled>(desk.Step);
        Assert.Equal("导出失败", desk.Step.State.ValueOf("summary"));
        var resumed = Assert.IsType<FormStep.Ask>(desk.Engine.Resume(desk.Form, desk.Step.State, "zh"));
        Assert.StartsWith("好的，我们接着来。", resumed.Reply.Text);
    }

    [Fact]
    public void A_long_first_sentence_is_summary_and_symptom_in_one()
    {
        var desk = FormDesk.Open(known: Browser);

        desk.Say("点导出PDF就弹导出失败。我试了四五次，换了浏览器和电脑也一样，从昨天晚上十点多开始的，清了缓存还是不行，麻烦帮忙看看，明天就要用了，真的很急，谢谢你们了");

        Assert.Equal("点导出PDF就弹导出失败", desk.Step.State.ValueOf("summary"));
        Assert.EndsWith("谢谢你们了", desk.Step.State.ValueOf("symptom"));
        Assert.Equal("steps", desk.Step.State.Asking);
    }

    [Fact]
    public void At_most_seven_questions_are_asked()
    {
        var desk = FormDesk.Open();
        var asked = new HashSet<string>();
        for (var i = 0; desk.Step.State.Stage == FormStage.Question && i < 20; i++)
        {
            asked.Add(desk.Step.State.Asking!);
            desk.Say(desk.Form.Field(desk.Step.State.Asking!)!.Kind == FieldKind.Email ? "a@example.com" : "短答案", ("category", "tech"));
        }

        Assert.InRange(asked.Count, 5, 7);
    }

    [Fact]
    public void The_same_dialogue_works_in_english()
    {
        var desk = FormDesk.Open(known: Browser, language: "en").Say("export fails").Say("an empty file", ("category", "tech")).Say("not sure");

        desk.Say("skip").Say("it is urgent").Say("no").Say("submit");

        Assert.Equal("Computer", desk.Outcome.Values.Single(v => v.Name == "device").Shown);
        Assert.Equal("export fails", desk.Outcome.Title);
    }

    [Fact]
    public void The_question_can_be_said_again_and_a_text_fits_it_or_not()
    {
        var desk = FormDesk.Open(known: Browser).Say("导出失败");

        Assert.Contains("您具体看到了什么", desk.Engine.CurrentQuestion(desk.Form, desk.Step.State, "zh").Text);
        Assert.Equal(FormFit.Certain, Fits(desk, "上一步"));
        Assert.Equal(FormFit.Possible, Fits(desk, "怎么注册账号"));
        desk.Say("改邮箱");
        Assert.Equal(FormFit.No, Fits(desk, "怎么注册账号"));
        Assert.Equal(FormFit.Certain, Fits(desk, "a@example.com"));
    }

    [Theory]
    [InlineData("win11", "os", "Windows 11")]
    [InlineData("谷歌", "browser", "Chrome")]
    public void A_short_answer_about_the_environment_fills_its_field(string text, string field, string value)
    {
        var desk = FormDesk.Open().Say("导出失败").Say("弹出错误").Say("跳过");
        Assert.Equal("environment", desk.Step.State.Asking);

        desk.Say(text, new Facts { Values = new Dictionary<string, Fact> { [field] = new(value, text) } }, []);

        Assert.Equal(value, desk.Step.State.ValueOf(field));
        Assert.Null(desk.Step.State.ValueOf("environment"));
        Assert.Equal("account_email", desk.Step.State.Asking);
    }

    [Fact]
    public void What_cannot_be_read_about_the_environment_is_kept_as_it_was_said()
    {
        var desk = FormDesk.Open().Say("导出失败").Say("弹出错误").Say("跳过").Say("公司发的老电脑，系统不清楚", ("device", "computer"));

        Assert.Equal("公司发的老电脑，系统不清楚", desk.Step.State.ValueOf("environment"));
    }

    [Fact]
    public void A_description_that_sounds_like_a_change_is_an_answer()
    {
        var desk = FormDesk.Open(known: Browser).Say("登录不了");

        desk.Say("把邮箱改成 new@example.com 之后就登录不了了");

        Assert.Equal("amy.sample@example.com", desk.Step.State.ValueOf("account_email"));
        Assert.Equal("把邮箱改成 new@example.com 之后就登录不了了", desk.Step.State.ValueOf("symptom"));
    }

    [Fact]
    public void A_required_answer_given_three_times_is_taken_when_confirmed()
    {
        var desk = FormDesk.Open("invoice").Say("公司").Say("示例科技有限公司").Say("没有税号，是海外公司").Say("真的没有").Say("海外公司，无税号");

        Assert.StartsWith("我记下的税号是“海外公司，无税号”，对吗？", desk.Reply.Text);
        desk.Say("对");

        Assert.Equal("order", desk.Step.State.Asking);
        Assert.Equal("海外公司，无税号", desk.Step.State.ValueOf("tax_number"));
    }

    [Fact]
    public void What_there_is_can_be_handed_over_in_the_middle()
    {
        var desk = FormDesk.Open(known: Browser).Say("导出失败");

        var outcome = desk.Engine.SoFar(desk.Form, desk.Step.State, "zh");

        Assert.Equal(("导出失败", "Chrome 128"), (outcome.Title, outcome["browser"]));
    }

    private static FormFit Fits(FormDesk desk, string text) => desk.Engine.Fits(desk.Form, desk.Step.State, new FormInput(text, FormDesk.Now));

    private static FormDesk AtSummary() => FormDesk.Open(known: Browser).Say("导出失败").Say("弹出错误").Say("打开简历\n点导出").Say("提交");
}
