using System.Text.Json.Nodes;
using SmartCV.Bot.Dialogs;

namespace SmartCV.Bot.Tests.Dialogs;

public sealed class FormCardTests
{
    [Fact]
    public void The_card_holds_every_field_filled_with_what_is_known()
    {
        var desk = FormDesk.Open(known: new() { ["browser"] = new("Chrome 128", ValueSource.Browser), ["device"] = new("computer", ValueSource.Browser) });

        var card = FormCard.Whole(desk.Form, desk.Step.State, "zh", FormDesk.Texts);

        var inputs = Inputs(card).ToDictionary(i => (string)i["id"]!);
        Assert.Equal("1.5", (string)card["version"]!);
        Assert.Equal(desk.Form.Fields.Where(f => f.Kind != FieldKind.File && f.Covers.Count == 0).Select(f => f.Name).Order(), inputs.Keys.Order());
        Assert.Equal("Chrome 128", (string)inputs["browser"]["value"]!);
        Assert.True((bool)inputs["symptom"]["isRequired"]!);
        Assert.Equal("report-problem", (string)card["actions"]![0]!["data"]![FormCard.FormKey]!);
    }

    [Theory]
    [InlineData("填表")]
    [InlineData("form")]
    public void The_card_comes_when_it_is_asked_for(string text) => Assert.NotNull(FormDesk.Open().Say(text).Reply.Card);

    [Fact]
    public void A_submitted_card_finishes_the_form()
    {
        var desk = FormDesk.Open(known: new() { ["browser"] = new("Chrome 128", ValueSource.Browser) });
        var values = new JsonObject { ["smartcvForm"] = "report-problem", ["summary"] = "导出失败", ["symptom"] = "弹出错误", ["browser"] = "Chrome 128", ["steps"] = "1. 打开\n2. 导出", ["device"] = "computer" };

        var outcome = desk.Engine.Submit(desk.Form, desk.Step.State, values, ("zh", FormDesk.Now)).Step!.Outcome;

        Assert.Equal(("导出失败", "打开\n导出", "computer"), (outcome.Title, outcome["steps"], outcome["device"]));
        Assert.Equal(ValueSource.Browser, outcome.Values.Single(v => v.Name == "browser").Source);
    }

    [Fact]
    public void Errors_are_told_per_field_and_valid_values_stay()
    {
        var desk = FormDesk.Open();
        var values = new JsonObject { ["summary"] = "导出失败", ["account_email"] = "amy", ["device"] = 7, ["extra"] = "x" };

        var submission = desk.Engine.Submit(desk.Form, desk.Step.State, values, ("zh", FormDesk.Now));

        Assert.Null(submission.Step);
        Assert.Equal(["account_email", "device", "symptom"], submission.Errors.Keys.Order());
        Assert.Equal("导出失败", submission.State.ValueOf("summary"));
        Assert.Equal(["extra：x"], submission.State.Notes);
        var again = FormCard.Again(desk.Form, submission, "zh", FormDesk.Texts);
        Assert.Contains("- 注册邮箱：没看到完整的邮箱地址", again.Text);
        Assert.NotNull(again.Card);
    }

    [Fact]
    public void What_was_refused_stands_on_the_card_again_to_be_mended()
    {
        var desk = FormDesk.Open();
        var submission = desk.Engine.Submit(desk.Form, desk.Step.State, new JsonObject { ["summary"] = "导出失败", ["account_email"] = "amy" }, ("zh", FormDesk.Now));

        var card = FormCard.Again(desk.Form, submission, "zh", FormDesk.Texts).Card!;

        Assert.Equal("amy", (string)Inputs(card).Single(i => (string)i["id"]! == "account_email")["value"]!);
        Assert.False(card["actions"]![0]!["data"]![FormCard.ShownKey]!.AsObject().ContainsKey("account_email"));
    }

    [Fact]
    public void What_the_dialogue_learned_after_the_card_was_shown_is_not_cleared_by_it()
    {
        var desk = FormDesk.Open();
        var card = Sent(desk);
        desk.Say("导出失败").Say("弹出错误");

        var sent = desk.Engine.Submit(desk.Form, desk.Step.State, Filled(card, ("summary", ""), ("symptom", ""), ("steps", "点导出")), ("zh", FormDesk.Now));

        var outcome = sent.Step!.Outcome;
        Assert.Equal(("导出失败", "弹出错误", "点导出"), (outcome["summary"], outcome["symptom"], outcome["steps"]));
    }

    [Fact]
    public void What_both_tell_counts_from_the_card_and_is_kept_from_the_dialogue()
    {
        var desk = FormDesk.Open();
        var card = Sent(desk);
        desk.Say("导出失败").Say("弹出错误");

        var sent = desk.Engine.Submit(desk.Form, desk.Step.State, Filled(card, ("summary", "导出 PDF 失败"), ("symptom", "")), ("zh", FormDesk.Now));

        Assert.Equal("导出 PDF 失败", sent.Step!.Outcome["summary"]);
        Assert.Contains("导出失败", sent.Step.Outcome.Other);
    }

    [Fact]
    public void What_is_too_long_for_its_field_is_kept_whole_beside_what_stands_in_the_other()
    {
        var desk = FormDesk.Open();
        var card = Sent(desk);
        var text = string.Join('，', Enumerable.Repeat("导出的时候先转圈然后提示失败", 12));

        var sent = desk.Engine.Submit(desk.Form, desk.Step.State, Filled(card, ("summary", text), ("symptom", "弹出错误")), ("zh", FormDesk.Now));

        Assert.Equal("弹出错误", sent.Step!.Outcome["symptom"]);
        Assert.Contains(text, sent.Step.Outcome.Other);
    }

    [Fact]
    public void What_is_emptied_on_the_card_is_cleared()
    {
        var desk = FormDesk.Open(known: new() { ["browser"] = new("Chrome 128", ValueSource.Browser) });
        var card = Sent(desk);

        var sent = desk.Engine.Submit(desk.Form, desk.Step.State, Filled(card, ("summary", "导出失败"), ("symptom", "弹出错误"), ("browser", "")), ("zh", FormDesk.Now));

        Assert.Null(sent.Step!.Outcome["browser"]);
    }

    private static JsonObject Sent(FormDesk desk) => FormCard.Whole(desk.Form, desk.Step.State, "zh", FormDesk.Texts);

    // As the client does it: the members of the button's data, and every input with what it holds.
    private static JsonObject Filled(JsonObject card, params (string Field, string Text)[] typed)
    {
        var values = (JsonObject)card["actions"]![0]!["data"]!.DeepClone();
        foreach (var input in Inputs(card)) values[(string)input["id"]!] = (string?)input["value"] ?? "";
        foreach (var (field, text) in typed) values[field] = text;
        return values;
    }

    private static IEnumerable<JsonObject> Inputs(JsonNode node) => node switch
    {
        JsonObject o when o["id"] is not null && ((string)o["type"]!).StartsWith("Input.", StringComparison.Ordinal) => [o],
        JsonObject o => o.SelectMany(m => m.Value is null ? [] : Inputs(m.Value)),
        JsonArray a => a.SelectMany(i => i is null ? [] : Inputs(i)),
        _ => [],
    };
}
