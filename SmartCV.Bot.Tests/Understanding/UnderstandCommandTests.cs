using System.Text.Json;
using System.Text.Json.Nodes;
using SmartCV.Bot.Tests.Recognition;
using SmartCV.Bot.Understanding;

namespace SmartCV.Bot.Tests.Understanding;

/// <summary>The command <c>understand</c>, line by line, as another program talks to it.</summary>
public sealed class UnderstandCommandTests
{
    private static readonly string[] Questions =
    [
        "password|怎么改密码|密码在哪修改|想换个密码|change my password|where do i update the password",
        "invoice|怎么开发票|能开公司抬头的发票吗|发票在哪下载|i need an invoice|invoice for my company",
        "refund|我要退款|买错了能退钱吗|怎么申请退费|can i get a refund|money back please",
    ];

    [Fact]
    public void What_was_trained_is_asked_line_by_line()
    {
        var command = Trained();

        var answer = command.Answer("""{"op":"query","text":"密码怎么修改啊"}""");

        Assert.Equal("password", (string?)answer["label"]);
        Assert.InRange((double)answer["score"]!, 0.4, 1);
        Assert.InRange((double)answer["inScope"]!, 0, 1);
        Assert.Equal(["invoice", "refund"], answer["alternatives"]!.AsArray().Select(a => (string)a!["label"]!).Order());
        Assert.True((double)answer["us"]! > 0);
    }

    [Fact]
    public void Out_of_scope_has_no_label_but_the_best_guesses()
    {
        var command = Trained();

        var answer = command.Answer("""{"op":"query","text":"今天上海的天气好吗"}""");

        Assert.Null(answer["label"]);
        Assert.NotEmpty(answer["alternatives"]!.AsArray());
    }

    [Fact]
    public void Examples_without_a_label_are_known_to_be_out_of_scope()
    {
        var examples = Examples();
        foreach (var text in (string[])["今天天气怎么样", "明天会下雨吗", "what is the weather like"]) examples.Add(new JsonObject { ["text"] = text, ["label"] = null });
        var command = new UnderstandCommand();
        command.Answer(new JsonObject { ["op"] = "train", ["culture"] = "zh-cn", ["examples"] = examples }.ToJsonString());

        var answer = command.Answer("""{"op":"query","text":"明天天气怎么样"}""");

        Assert.Null(answer["label"]);
        Assert.DoesNotContain("none", answer["alternatives"]!.AsArray().Select(a => (string)a!["label"]!));
    }

    [Fact]
    public void Validation_moves_the_threshold_and_teaches_nothing()
    {
        const string Question = "我想要一张发票";
        var strict = Trained(new JsonObject { ["text"] = Question, ["label"] = null }, new JsonObject { ["text"] = "怎么改密码", ["label"] = "password" });
        var lax = Trained(new JsonObject { ["text"] = Question, ["label"] = "invoice" });

        var (refused, taken) = (Ask(strict, Question), Ask(lax, Question));

        Assert.Equal((null, "invoice"), ((string?)refused["label"], (string?)taken["label"]));
        Assert.Equal((double)refused["inScope"]!, (double)taken["inScope"]!);
    }

    [Fact]
    public void The_fields_of_a_report_have_the_names_of_the_samples()
    {
        var report = SampleReports.All[0];
        var line = new JsonObject
        {
            ["op"] = "report", ["messages"] = new JsonArray([.. report.Messages.Select(m => JsonValue.Create(m))]), ["channel"] = report.Channel, ["lang"] = report.Language,
            ["time"] = "2026-11-22T09:00:00",
        };

        var fields = new UnderstandCommand().Answer(line.ToJsonString()).AsObject();

        Assert.Equal([.. SampleScore.Literal.Concat(SampleScore.Free).Order()], fields.Select(f => f.Key).Order());
        Assert.Equal(("昨晚十点多", "Windows 11", "tech", "P1"), ((string?)fields["occurred_at"], (string?)fields["os"], (string?)fields["category"], (string?)fields["urgency"]));
        Assert.IsType<JsonArray>(fields["steps"]);
        Assert.Null(fields["account_email"]);
    }

    [Fact]
    public void What_is_recognized_has_its_place_and_what_it_means()
    {
        var found = new UnderstandCommand()
            .Answer("""{"op":"recognize","text":"昨天下午三点导出失败，邮箱 wang@example.com","culture":"zh-cn","reference":"2026-11-22T09:00:00"}""").AsArray();

        var time = found.Single(e => (string)e!["type"]! == "datetimeV2.datetime")!;
        Assert.Equal((0, 6, "昨天下午三点"), ((int)time["start"]!, (int)time["end"]!, (string)time["text"]!));
        Assert.Equal("2026-11-21 15:00:00", (string)time["resolution"]!["values"]![0]!["value"]!);
        Assert.Equal("wang@example.com", (string)found.Single(e => (string)e!["type"]! == "email")!["text"]!);
    }

    [Theory]
    [InlineData("""{"op":"recognize","text":"a","kind":"animal"}""", "kind must be one of datetime")]
    [InlineData("""{"op":"recognize","text":"a","reference":"soon"}""", "reference must be a local time")]
    [InlineData("", "no JSON")]
    [InlineData("{\"op\":", "no JSON")]
    [InlineData("[1]", "must be a JSON object, was a list")]
    [InlineData("{}", "op is missing")]
    [InlineData("""{"op":"dance"}""", "op must be train, query")]
    [InlineData("""{"op":"query"}""", "text is missing")]
    [InlineData("""{"op":"query","text":5}""", "text must be a text, was a number")]
    [InlineData("""{"op":"query","text":"hi"}""", "Nothing is trained yet")]
    [InlineData("""{"op":"train","examples":[]}""", "at least one")]
    [InlineData("""{"op":"train","examples":{"text":"a"}}""", "examples must be a list, was an object")]
    [InlineData("""{"op":"train","examples":[{"label":"a"}]}""", "text is missing")]
    [InlineData("""{"op":"train","examples":[3]}""", "examples[0] must be an object, was a number")]
    [InlineData("""{"op":"report"}""", "messages must hold at least one")]
    [InlineData("""{"op":"report","messages":["a",null]}""", "messages[1] must be a text, was null")]
    [InlineData("""{"op":"report","messages":["a"],"time":"yesterday"}""", "time must be a moment")]
    [InlineData("""{"op":"report","messages":["a"],"time":"0001-01-01T00:00:00"}""", "time must be a moment")]
    [InlineData("""{"op":"query","text":"a","\ud800":1}""", "half of a surrogate pair")]
    public void A_mistake_is_named_and_the_next_line_is_read(string line, string says)
    {
        var command = new UnderstandCommand();

        var error = command.Answer(line);

        Assert.False((bool)error["ok"]!);
        Assert.Contains(says, (string)error["error"]!, StringComparison.Ordinal);
        Assert.True((bool)command.Answer(Training().ToJsonString())["ok"]!);
    }

    [Fact]
    public void More_examples_than_it_can_hold_are_refused_with_the_limit()
    {
        var examples = new JsonArray();
        for (var i = 0; i <= 100_000; i++) examples.Add(new JsonObject { ["text"] = "a", ["label"] = "b" });

        var error = new UnderstandCommand().Answer(new JsonObject { ["op"] = "train", ["examples"] = examples }.ToJsonString());

        Assert.Contains("at most 100000, has 100001", (string)error["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void More_examples_times_labels_than_it_can_hold_are_refused_with_the_limit()
    {
        var examples = new JsonArray();
        for (var i = 0; i <= 10_000; i++) examples.Add(new JsonObject { ["text"] = "a", ["label"] = $"b{i % 10_000}" });

        var error = new UnderstandCommand().Answer(new JsonObject { ["op"] = "train", ["examples"] = examples }.ToJsonString());

        Assert.Contains("at most 100000000, are 10001 times 10000", (string)error["error"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("🙏")]
    [InlineData("……？！")]
    [InlineData("\u202Eمرحبا שלום \u200F密码")]
    [InlineData("\uD83D")]
    public void An_odd_text_gets_an_answer(string text)
    {
        var answer = Ask(Trained(), text);

        Assert.InRange((double)answer["inScope"]!, 0, 1);
    }

    [Fact]
    public void A_text_of_a_hundred_kilobytes_gets_an_answer() =>
        Assert.Equal("password", (string?)Ask(Trained(), string.Concat(Enumerable.Repeat("怎么改密码 ", 16_000)))["label"]);

    [Fact]
    public void One_text_under_two_labels_and_a_label_with_one_text_are_learned()
    {
        var examples = Examples();
        examples.Add(new JsonObject { ["text"] = "怎么改密码", ["label"] = "refund" });
        examples.Add(new JsonObject { ["text"] = "客服几点上班", ["label"] = "hours" });
        var command = new UnderstandCommand();

        Assert.True((bool)command.Answer(new JsonObject { ["op"] = "train", ["examples"] = examples }.ToJsonString())["ok"]!);
        Assert.Equal("hours", (string?)Ask(command, "客服几点上班呢")["label"]);
    }

    [Fact]
    public void Many_labels_with_one_text_each_are_learned()
    {
        var examples = new JsonArray();
        for (var i = 0; i < 240; i++) examples.Add(new JsonObject { ["text"] = $"how does machine{i} treat colour{i}", ["label"] = $"item-{i}" });
        var command = new UnderstandCommand();

        Assert.True((bool)command.Answer(new JsonObject { ["op"] = "train", ["examples"] = examples }.ToJsonString())["ok"]!);
        Assert.Equal("item-77", (string?)Ask(command, "machine77 and colour77")["label"]);
        Assert.Null(Ask(command, "今天上海的天气好吗")["label"]);
    }

    [Theory]
    [InlineData("昨天 02:00 (UTC+20) 导出失败")]
    [InlineData("yesterday 14:20 GMT-99 the export failed")]
    public void A_zone_that_does_not_exist_leaves_the_words(string text)
    {
        var fields = new UnderstandCommand().Answer(new JsonObject { ["op"] = "report", ["messages"] = new JsonArray(text), ["time"] = "2026-11-22T09:00:00" }.ToJsonString());

        Assert.False(string.IsNullOrEmpty((string?)fields["occurred_at"]));
    }

    [Fact]
    public async Task The_command_reads_lines_until_the_input_ends()
    {
        var output = new StringWriter();

        await UnderstandCommand.RunAsync(new StringReader($"{Training().ToJsonString()}\n\n{{\"op\":\"query\",\"text\":\"开发票\"}}\nnonsense\n"), output);

        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Equal("invoice", JsonDocument.Parse(lines[1]).RootElement.GetProperty("label").GetString());
    }

    private static JsonNode Ask(UnderstandCommand command, string text) => command.Answer(new JsonObject { ["op"] = "query", ["text"] = text }.ToJsonString());

    private static UnderstandCommand Trained(params JsonObject[] validation)
    {
        var command = new UnderstandCommand();
        var training = Training();
        if (validation.Length > 0) training["validation"] = new JsonArray([.. validation]);
        Assert.True((bool)command.Answer(training.ToJsonString())["ok"]!);
        return command;
    }

    private static JsonObject Training() => new() { ["op"] = "train", ["culture"] = "zh-cn", ["examples"] = Examples() };

    private static JsonArray Examples() => new([.. Questions
        .Select(q => q.Split('|'))
        .SelectMany(q => q[1..], (q, text) => new JsonObject { ["text"] = text, ["label"] = q[0] })]);
}
