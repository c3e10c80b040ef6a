using System.Text.Json;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Knowledge;

public sealed class RatingTests
{
    [Fact]
    public async Task A_rating_replaces_the_earlier_one_of_the_same_answer_and_the_command_lists_what_did_not_help()
    {
        using var folder = new TestFolder();
        await using (var desk = await TestDesk.StartAsync(new DeskSetup { DataFolder = folder.Path }))
        {
            using var visitor = await WebVisitor.OpenAsync(desk.Address);
            foreach (var text in (string[])["怎么注册账号", "没解决", "没解决", "没解决", "zxcvb qwerty", "都不是"]) await visitor.AskAsync(text);

            Assert.Equal([new ItemRating("acc-register", 0, 1)], await new AnswerRatings(desk.Database).ListAsync(10, default));
            await visitor.AskAsync("怎么注册账号");
            await visitor.AskAsync("解决了");
            Assert.Equal([new ItemRating("acc-register", 1, 2)], await new AnswerRatings(desk.Database).ListAsync(10, default));
        }

        using var output = new StringWriter();
        Assert.Equal(0, await Commands.TryRunAsync(["questions", "--json", "--DataFolder", folder.Path], output));

        var printed = JsonDocument.Parse(output.ToString()).RootElement;
        Assert.Equal(
            [("zxcvb qwerty", "miss"), ("怎么注册账号", "not-helped")],
            printed.GetProperty("unanswered").EnumerateArray().Select(q => (q.GetProperty("text").GetString(), q.GetProperty("reason").GetString())));
        var rated = Assert.Single(printed.GetProperty("badly_rated").EnumerateArray());
        Assert.Equal(("acc-register", 1, 2), (rated.GetProperty("item").GetString(), rated.GetProperty("helped").GetInt32(), rated.GetProperty("ratings").GetInt32()));
    }

    [Fact]
    public void A_state_from_before_the_answer_was_kept_is_read() =>
        Assert.Equal(new LastAnswer("acc-register", "怎么注册"), ConversationState.Read("""{"schema":1,"lastAnswer":{"item":"acc-register","question":"怎么注册"}}""").LastAnswer);
}
