using System.Text.Json;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Tests.Content;
using SmartCV.Bot.Tests.Knowledge;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Learning;

/// <summary>The way from a question that nobody answered to a line in a file, as an operator types it.</summary>
public sealed class LearnCommandTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly ContentFolder _content = SmallContent.Make();
    private readonly TestFolder _data = new();

    public LearnCommandTests() => File.Copy(Repository.Under("appsettings.json"), Path.Combine(_content.Root, "appsettings.json"));

    public void Dispose()
    {
        _content.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task A_question_becomes_a_way_of_asking_is_checked_applied_and_exported()
    {
        await AskedAsync("想把账号弄没", "账号弄没", "支持鸿蒙吗");

        var groups = await JsonAsync("questions", "--groups", "--json");
        var id = groups.GetProperty("groups").EnumerateArray().Single(g => g.GetProperty("count").GetInt32() == 2).GetProperty("id").GetString()!;
        await DoneAsync("learn", "from", id, "acc-delete");
        Assert.Contains("proposed: entry 1", await DoneAsync("questions", "--groups"), StringComparison.Ordinal);
        Assert.Contains("想把账号弄没: ", await DoneAsync("learn", "check"), StringComparison.Ordinal);
        Assert.Contains("It is in use", await DoneAsync("learn", "apply", "1", "2"), StringComparison.Ordinal);
        Assert.DoesNotContain("弄没", await DoneAsync("questions", "--groups"), StringComparison.Ordinal);
        Assert.DoesNotContain("弄没", await DoneAsync("questions"), StringComparison.Ordinal);
        Assert.Contains("active", await DoneAsync("learn", "list"), StringComparison.Ordinal);
        Assert.Contains(SmallContent.Account, await DoneAsync("learn", "export"), StringComparison.Ordinal);

        Assert.Contains("想把账号弄没", File.ReadAllText(Path.Combine(_content.Root, SmallContent.Account)), StringComparison.Ordinal);
        Assert.DoesNotContain("active", await DoneAsync("learn", "list", "--all"), StringComparison.Ordinal);
        Assert.Contains("Nothing is in use", await DoneAsync("learn", "export"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_makes_things_worse_is_not_put_to_use_unless_it_is_wanted_anyway()
    {
        await DoneAsync("learn", "variant", "acc-register", "忘记密码了怎么办");

        Assert.Equal(1, (await RunAsync("learn", "check", "1")).Code);
        var refused = await RunAsync("learn", "apply", "1");
        Assert.Equal(1, refused.Code);
        Assert.Contains("NOT put to use", refused.Text, StringComparison.Ordinal);
        Assert.Contains("proposed", await DoneAsync("learn", "list"), StringComparison.Ordinal);
        var anyway = await JsonAsync("learn", "apply", "1", "--anyway", "--json");

        Assert.True(anyway.GetProperty("applied").GetBoolean());
        Assert.True(anyway.GetProperty("check").GetProperty("gets_worse").GetBoolean());
        Assert.Contains("active", await DoneAsync("learn", "list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_questions_is_held_against_the_change_too()
    {
        var file = _data.Write("questions.tsv", string.Concat(Enumerable.Range(0, 9).Select(i => $"登录密码想不起来{i}\tacc-password\n")));
        await DoneAsync("learn", "variant", "bill-refund", "登录密码想不起来");

        var (code, text) = await RunAsync("learn", "check", "--against", file, "--json");

        var set = JsonDocument.Parse(text).RootElement.GetProperty("sets")[1];
        Assert.Equal(1, code);
        Assert.Equal((file, 9), (set.GetProperty("name").GetString(), set.GetProperty("rows").GetInt32()));
        Assert.All(set.GetProperty("worse").EnumerateArray(), r => Assert.Equal("bill-refund", r.GetProperty("becomes").GetProperty("item").GetString()));
        Assert.True(set.GetProperty("worse").GetArrayLength() > 3);
    }

    [Fact]
    public async Task Items_of_a_file_are_proposed_each_by_itself_and_settle_their_question()
    {
        await AskedAsync("鹦鹉喂什么好");
        var id = (await JsonAsync("questions", "--groups", "--json")).GetProperty("groups")[0].GetProperty("id").GetString()!;
        var file = _data.Write("parrots.yaml", """
            category: parrots
            title: 鹦鹉
            items:
              - id: parrot-food
                title: 鹦鹉吃什么
                ask: [鹦鹉喂什么]
                answer: 谷物。
                see: [parrot-cage]
              - id: parrot-cage
                title: 鹦鹉的笼子
                ask: [笼子要多大]
                answer: 大的。
            """);

        Assert.Contains("entries 1, 2", await DoneAsync("learn", "item", file, "--from", id), StringComparison.Ordinal);
        var early = await RunAsync("learn", "variant", "parrot-food", "鹦鹉吃啥");
        Assert.Contains("learn apply 1 comes first", early.Text, StringComparison.Ordinal);
        await DoneAsync("learn", "apply", "1", "2", "--anyway");
        await DoneAsync("learn", "variant", "parrot-food", "鹦鹉吃啥");
        await DoneAsync("learn", "apply", "3", "--anyway");

        Assert.Contains("0 open questions", await DoneAsync("questions", "--groups"), StringComparison.Ordinal);
        var needed = await RunAsync("learn", "withdraw", "1", "2");
        Assert.Equal(2, needed.Code);
        Assert.Contains("learn withdraw 1 2 3", needed.Text, StringComparison.Ordinal);
        await DoneAsync("learn", "withdraw", "1", "2", "3");
        Assert.Contains("1 open questions", await DoneAsync("questions", "--groups"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_the_item_underneath_is_told_until_somebody_settles_it()
    {
        await DoneAsync("learn", "variant", "acc-delete", "帮我销号");
        await DoneAsync("learn", "apply", "1", "--anyway");
        _content.Write(SmallContent.Account, SmallContent.AccountFile.Replace("在设置里注销。", "请联系客服。", StringComparison.Ordinal));

        Assert.Contains("1: LOOK: 'acc-delete' has another title or answer", await DoneAsync("learn", "list"), StringComparison.Ordinal);
        Assert.Contains("Confirmed", await DoneAsync("learn", "apply", "1"), StringComparison.Ordinal);
        Assert.DoesNotContain("LOOK", await DoneAsync("learn", "list"), StringComparison.Ordinal);
        _content.Write(SmallContent.Account, SmallContent.AccountFile.Replace("怎么注册账号 ", "帮我销号 ", StringComparison.Ordinal));
        Assert.Contains("1: NOT USED: '帮我销号' stands under 'acc-register' already", await DoneAsync("learn", "list"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no 'learn chek'", "learn", "chek")]
    [InlineData("Expected is: learn variant ITEM \"TEXT\"; was: acc-register", "learn", "variant", "acc-register")]
    [InlineData("Names like it: acc-register", "learn", "variant", "acc-regster", "弄个账号")]
    [InlineData("learn item FILE.yaml", "learn", "variant", "parrots", "弄个账号")]
    [InlineData("holds no word", "learn", "variant", "acc-register", " ？")]
    [InlineData("stands under 'acc-register' already (dialogs/languages/zh/faq/account.yaml:9)", "learn", "variant", "acc-register", "怎么注册账号")]
    [InlineData("stands under 'bill-refund' already", "learn", "variant", "acc-register", "怎么退款")]
    [InlineData("There is no language 'fr'; there are zh, en", "learn", "variant", "acc-register", "ouvrir un compte", "--language", "fr")]
    [InlineData("'bill-refund' is not translated into 'en'", "learn", "variant", "bill-refund", "I want my money back please")]
    [InlineData("There is no open question '12345678'", "learn", "from", "12345678", "acc-register")]
    [InlineData("There is no open question '12345678'", "learn", "ignore", "12345678")]
    [InlineData("'learn list' shows them", "learn", "apply", "one")]
    [InlineData("There is no entry 7", "learn", "apply", "7")]
    [InlineData("There is no entry 7", "learn", "withdraw", "7")]
    [InlineData("Nothing is proposed", "learn", "check")]
    [InlineData("format of dialogs/languages/zh/faq", "learn", "item", "nowhere.yaml")]
    [InlineData("holds no folder dialogs", "learn", "export", "/tmp")]
    [InlineData("'--from' needs a value", "learn", "variant", "acc-register", "弄个账号", "--from")]
    [InlineData("'--colour' is no setting", "learn", "list", "--colour=red")]
    public async Task A_mistake_is_told_with_what_is_expected(string said, params string[] args)
    {
        try
        {
            var (code, text) = await RunAsync(args);
            Assert.Equal(2, code);
            Assert.Contains(said, text, StringComparison.Ordinal);
        }
        catch (SettingsException e)
        {
            Assert.Contains(said, e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_mistake_is_json_to_programs()
    {
        var (code, text) = await RunAsync("learn", "apply", "7", "--json");

        Assert.Equal(2, code);
        Assert.Contains("There is no entry 7", JsonDocument.Parse(text).RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_needs_nothing_leaves_the_list()
    {
        await AskedAsync("zxcvb");
        var id = (await JsonAsync("questions", "--groups", "--json")).GetProperty("groups")[0].GetProperty("id").GetString()!;

        await DoneAsync("learn", "ignore", id);

        Assert.Contains("0 open questions", await DoneAsync("questions", "--groups"), StringComparison.Ordinal);
    }

    private async Task AskedAsync(params string[] texts)
    {
        await using var app = Program.Build(["--contentRoot", _content.Root, "--DataFolder", _data.Path]);
        await DatabaseStart.RunAsync(app.Services);
        var set = new WriteSet("c1");
        for (var i = 0; i < texts.Length; i++)
            UnansweredQuestions.Add(set, new UnansweredQuestion(Ids.New(Now.AddMinutes(i)), "c1", i, "zh", texts[i], null, UnansweredQuestions.Miss, Now.AddMinutes(i)));
        await ((Database)app.Services.GetService(typeof(Database))!).MustCommitAsync(set);
    }

    private async Task<string> DoneAsync(params string[] args)
    {
        var (code, text) = await RunAsync(args);
        Assert.True(code == 0, $"{string.Join(' ', args)} ended with {code}:\n{text}");
        return text;
    }

    private async Task<JsonElement> JsonAsync(params string[] args) => JsonDocument.Parse(await DoneAsync(args)).RootElement;

    private async Task<(int? Code, string Text)> RunAsync(params string[] args)
    {
        var output = new StringWriter();
        var code = await Commands.TryRunAsync([.. args, "--contentRoot", _content.Root, "--DataFolder", _data.Path], output);
        return (code, output.ToString());
    }
}
