using System.Text.Json;
using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Tests.Dialogs;

public sealed class FormStateTests
{
    // Written by the first version with schema numbers. It must stay readable; never change it.
    private const string FirstSchema = """
        {"schema":1,"hash":"0123456789abcdef","stage":"question","asking":"steps","misses":1,"values":{"summary":{"value":"导出失败","source":"user"},
        "browser":{"value":"Chrome 128","source":"browser"},"account_email":{"value":"a@example.com","source":"user","words":"a艾特example点com","unsure":true}},
        "skipped":["impact"],"trail":["summary","steps"],"notes":["急"],"files":[{"url":"blob:1","name":"a.png","contentType":"image/png"}]}
        """;

    [Fact]
    public void The_first_schema_can_be_read()
    {
        var state = Read(FirstSchema);

        Assert.Equal(("steps", FormStage.Question, 1), (state.Asking, state.Stage, state.Misses));
        Assert.True(state.Values["account_email"].Unsure);
        Assert.Equal(ValueSource.Browser, state.Values["browser"].Source);
        Assert.Equal("a.png", Assert.Single(state.Files).Name);
    }

    [Fact]
    public void Values_that_are_plain_texts_are_the_users()
    {
        var state = Read("""{"values":{"summary":"导出失败"}}""");

        Assert.Equal(new FieldValue("导出失败"), state.Values["summary"]);
    }

    [Theory]
    [InlineData("[1,2]")]
    [InlineData("\"text\"")]
    [InlineData("""{"values":17}""")]
    [InlineData("""{"stage":"nowhere"}""")]
    public void What_cannot_be_read_is_kept_as_a_note(string json) => Assert.Equal([json], Read(json).Notes);

    [Fact]
    public void A_state_survives_its_json()
    {
        var state = FormDesk.Open(text: "x", facts: FormDesk.Read("x", ("os", "iOS"), ("occurred_at", "昨晚"))).Say("导出失败").Say("改邮箱").Say("不对").Step.State;

        Assert.Equal(state.ToJson().GetRawText(), FormState.Read(state.ToJson()).ToJson().GetRawText());
    }

    [Fact]
    public void A_changed_definition_keeps_what_fits_and_notes_the_rest()
    {
        var desk = FormDesk.Open(facts: new Facts
        {
            Values = new Dictionary<string, Fact> { ["os"] = new("iOS", "iOS"), ["plan"] = new("free", "免费版"), ["device"] = new("phone", "手机"), ["network"] = new("wifi", "wifi") },
        }).Say("导出失败").Say("弹出错误");
        Assert.Equal("steps", desk.Step.State.Asking);
        var fields = desk.Form.Fields
            .Where(f => f.Name is not ("os" or "steps"))
            .Select(f => f.Name switch
            {
                "plan" => f with { Choices = f.Choices.Where(c => c.Value != "free").ToList(), ChoiceWords = System.Collections.Frozen.FrozenDictionary<string, string>.Empty },
                "device" => f with { Kind = FieldKind.Text, Choices = [] },
                _ => f,
            })
            .ToList();
        desk.Form = new FormDefinition { Name = "x", File = "x", Hash = "other", Fields = fields, Wordings = desk.Form.Wordings, BaseLanguage = "zh", Done = "form.done" };

        desk.Say("先打开简历");

        var outcome = desk.Say("提交").Say("提交").Outcome;
        Assert.Equal(("导出失败", "弹出错误", "phone", "wifi"), (outcome["summary"], outcome["symptom"], outcome["device"], outcome["network"]));
        Assert.Null(outcome["plan"]);
        Assert.Equal("os: iOS\nplan: 免费版\n先打开简历", outcome.Other);
    }

    private static FormState Read(string json) => FormState.Read(JsonDocument.Parse(json).RootElement);
}
