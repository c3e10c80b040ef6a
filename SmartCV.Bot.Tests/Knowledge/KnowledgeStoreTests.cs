using Microsoft.Extensions.Logging.Abstractions;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Storage.Sqlite;

namespace SmartCV.Bot.Tests.Knowledge;

public sealed class KnowledgeStoreTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("smartcv-knowledge-").FullName;
    private SqliteEngine _engine = null!;
    private Writer _writer = null!;
    private Database _database = null!;

    public async Task InitializeAsync()
    {
        _engine = new SqliteEngine(Path.Combine(_folder, "test.db"));
        await _engine.MigrateAsync(default);
        _writer = new Writer(_engine, NullLogger<Writer>.Instance);
        _database = new Database(_engine, _writer);
    }

    public async Task DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _engine.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Unanswered_questions_are_listed_newest_first()
    {
        var set = new WriteSet("c1");
        var first = new UnansweredQuestion(Ids.New(Now), "c1", 4, "zh", "能连打印机吗", "res-export-pdf", UnansweredQuestions.Miss, Now);
        var second = first with { Id = Ids.New(Now.AddMinutes(1)), Text = "支持鸿蒙不", Nearest = null, Reason = UnansweredQuestions.NoChoice, At = Now.AddMinutes(1) };
        UnansweredQuestions.Add(set, first);
        UnansweredQuestions.Add(set, second);

        await _database.MustCommitAsync(set);
        var list = await new UnansweredQuestions(_database).ListAsync(10, default);

        Assert.Equal([second, first], list);
        Assert.Equal([second], await new UnansweredQuestions(_database).ListAsync(1, default));
    }

    [Fact]
    public async Task A_second_rating_of_an_answer_replaces_the_first_and_items_are_ranked_by_help()
    {
        var set = new WriteSet("c1");
        AnswerRatings.Add(set, new AnswerRating("c1", "a1", "acc-a", Helped: false, Now));
        AnswerRatings.Add(set, new AnswerRating("c1", "a1", "acc-a", Helped: true, Now));
        AnswerRatings.Add(set, new AnswerRating("c1", "a2", "acc-a", Helped: true, Now));
        AnswerRatings.Add(set, new AnswerRating("c1", "a3", "acc-b", Helped: false, Now));

        await _database.MustCommitAsync(set);
        var list = await new AnswerRatings(_database).ListAsync(10, default);

        Assert.Equal([new ItemRating("acc-b", 0, 1), new ItemRating("acc-a", 2, 2)], list);
    }
}
