using FsCheck;
using FsCheck.Fluent;
using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Tests.Dialogs;

/// <summary>Whatever is typed in whatever order: nothing throws, and nothing that was typed disappears.</summary>
public sealed class FormPropertyTests
{
    private static readonly string[] Steering =
    [
        "跳过", "没有", "上一步", "取消", "继续", "暂停", "提交", "修改", "改第2项", "改邮箱", "change 3", "change browser", "填表", "是", "不对", "1", "3", "99", "③", "第十二项",
        "", "  ", "。", "把", "改", "将浏览器改成", "浏览器改成：", "a@example.com", "公司", "个人", "13800000000", "昨天", "\ud83d", "🙂", new('长', 5000), "a:b", "是是是",
    ];

    private static readonly Facts[] SomeFacts =
    [
        Facts.None,
        FormDesk.Read("", ("os", "iOS"), ("browser", "Safari"), ("category", "account"), ("type", "login")),
        FormDesk.Read("", ("summary", "s"), ("symptom", "t"), ("plan", "gold"), ("order_date", "上周"), ("tax_number", "1")),
        FormDesk.Read("", ("summary", "概述"), ("symptom", "现象"), ("steps", "一\n二")) with { IsStructured = true },
    ];

    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void No_sequence_of_inputs_throws()
    {
        var texts = Gen.OneOf(Gen.Elements(Steering), ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""));
        var input = from text in texts from facts in Gen.Elements(SomeFacts) select (Text: text, Facts: facts);
        var run = from form in Gen.Elements(FormDesk.Book.All.ToArray())
                  from language in Gen.Elements("zh", "en")
                  from inputs in Gen.ListOf(input)
                  select (Form: form, Language: language, Inputs: inputs);

        Prop.ForAll(run.ToArbitrary(), r =>
        {
            var desk = FormDesk.Open(r.Form, language: r.Language);
            foreach (var (text, facts) in r.Inputs)
            {
                if (desk.Step is FormStep.Finished) return;
                desk.Engine.Fits(desk.Form, desk.Step.State, new FormInput(text, FormDesk.Now));
                desk.Say(text, facts, []);
                if (desk.Step is not FormStep.Finished) Assert.NotEmpty(desk.Engine.CurrentQuestion(desk.Form, desk.Step.State, r.Language).Text);
            }
        }).Check(Thorough);
    }

    [Fact]
    public void Nothing_that_was_typed_is_lost()
    {
        // Each typed text is unlike any other, so that it can be found again; answers are never given to a field that already has one.
        var input = Gen.OneOf(
            Gen.Choose(0, 999).Select(n => $"说法{n}号，还有一些别的话"),
            Gen.Elements("跳过", "没有", "修改", "暂停", "继续", "填表", "取消", "是"));
        var run = from form in Gen.Elements(FormDesk.Book.All.ToArray()) from inputs in Gen.ListOf(input) select (Form: form, Inputs: inputs);

        Prop.ForAll(run.ToArbitrary(), r =>
        {
            var desk = FormDesk.Open(r.Form);
            var typed = new List<string>();
            foreach (var text in r.Inputs)
            {
                var before = desk.Step.State;
                desk.Say(text);
                if (desk.Step is FormStep.Finished) break;
                // Told that it does not fit: the same question again, or no such line.
                var now = desk.Step.State;
                var refused = now.Refused == text || (now.Asking == before.Asking && now.Stage == before.Stage && now.Stage != FormStage.Summary);
                if (text.StartsWith("说法", StringComparison.Ordinal) && !refused) typed.Add(text);
            }

            var kept = desk.Step.State.ToJson().GetRawText();
            Assert.All(typed, t => Assert.Contains(t, kept));
        }).Check(Thorough);
    }
}
