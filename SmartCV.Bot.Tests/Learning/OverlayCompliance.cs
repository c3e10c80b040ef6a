using SmartCV.Bot.Foundation;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Learning;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Tests.Compliance;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Learning;

/// <summary>The content overlay in the database.</summary>
public abstract class OverlayCompliance<TEngine> : ComplianceSuite<TEngine>
    where TEngine : ITestEngine, new()
{
    private static readonly NewOverlayEntry First = new(OverlayKind.Variant, "acc-register", "zh", "弄个账号", "abc");
    private static readonly NewOverlayEntry Second = First with { Kind = OverlayKind.Item, Item = "parrot-food", Body = "category: parrots" };

    [Fact]
    public async Task Entries_are_numbered_from_one_and_begin_without_effect()
    {
        var store = (await StartAsync()).Get<OverlayStore>();

        Assert.Equal([1, 2], await store.AddAsync([First, Second], [], "Li Na", Clock.GetUtcNow()));
        Assert.Equal([3], await store.AddAsync([First], [], "Li Na", Clock.GetUtcNow()));

        var all = await store.AllAsync(default);
        Assert.Equal((OverlayKind.Item, "parrot-food", "Li Na", OverlayState.Proposed), (all[1].Kind, all[1].Item, all[1].Author, all[1].State));
        Assert.Empty(await store.InUseAsync(default));
        Assert.Equal(0, await store.RevisionAsync(default));
    }

    [Fact]
    public async Task Who_puts_an_entry_to_use_second_is_refused_and_changes_nothing()
    {
        var store = (await StartAsync()).Get<OverlayStore>();
        await store.AddAsync([First, Second], [], "Li Na", Clock.GetUtcNow());
        var all = await store.AllAsync(default);

        Assert.True(await store.MoveAsync([new OverlayMove(all[0], OverlayState.Active, "def")], "Wang Wei", Clock.GetUtcNow()));
        Assert.False(await store.MoveAsync([new OverlayMove(all[1], OverlayState.Active, ""), new OverlayMove(all[0], OverlayState.Withdrawn, "")], "Li Na", Clock.GetUtcNow()));

        var used = Assert.Single(await store.InUseAsync(default));
        Assert.Equal(("def", "Wang Wei", "Li Na"), (used.BaseHash, used.ChangedBy, used.Author));
        Assert.Equal(1, await store.RevisionAsync(default));
    }

    [Fact]
    public async Task A_move_that_was_checked_beside_something_else_is_refused()
    {
        var store = (await StartAsync()).Get<OverlayStore>();
        await store.AddAsync([First, Second], [], "Li Na", Clock.GetUtcNow());
        var all = await store.AllAsync(CancellationToken.None);
        var checkedAt = await store.RevisionAsync(CancellationToken.None);

        Assert.True(await store.MoveAsync([new OverlayMove(all[0], OverlayState.Active, "")], "Wang Wei", Clock.GetUtcNow(), checkedAt));
        Assert.False(await store.MoveAsync([new OverlayMove(all[1], OverlayState.Active, "")], "Li Na", Clock.GetUtcNow(), checkedAt));
        Assert.True(await store.MoveAsync([new OverlayMove(all[1], OverlayState.Active, "")], "Li Na", Clock.GetUtcNow(), await store.RevisionAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task What_begins_to_count_leaves_a_line_in_the_changes()
    {
        var desk = await StartAsync();
        var store = desk.Get<OverlayStore>();
        await store.AddAsync([First], [], "Li Na", Clock.GetUtcNow());

        await store.MoveAsync([new OverlayMove((await store.AllAsync(default))[0], OverlayState.Active, "")], "Li Na", Clock.GetUtcNow());

        // PostgreSQL shows a line once every older transaction of the server has ended, those of other databases too.
        IReadOnlyList<Change> lines = [];
        await Deadline.UntilAsync(async ct => (lines = await Changes.ReadAsync(desk.Database, 0, 10, ct)).Count > 0, "a line in the changes");
        Assert.Equal([Changes.Content], lines.Select(c => c.Kind));
    }

    [Fact]
    public async Task A_question_is_open_until_what_answers_it_is_in_use_and_again_when_that_is_withdrawn()
    {
        var desk = await StartAsync();
        var (store, questions) = (desk.Get<OverlayStore>(), new UnansweredQuestions(desk.Database));
        var question = new UnansweredQuestion(Ids.New(Clock.GetUtcNow()), "c1", 1, "zh", "弄个账号", null, UnansweredQuestions.Miss, Clock.GetUtcNow());
        var set = new WriteSet("c1");
        UnansweredQuestions.Add(set, question);
        await desk.Database.MustCommitAsync(set);

        await store.AddAsync([First], [question.Id], "Li Na", Clock.GetUtcNow());
        Assert.Equal(1, Assert.Single(await questions.ListAsync(10, default)).Proposed);
        await MoveAsync(store, OverlayState.Active);
        Assert.Empty(await questions.ListAsync(10, default));
        Assert.Equal("弄个账号", Assert.Single(await questions.OfEntryAsync(1, default)).Text);
        await MoveAsync(store, OverlayState.Withdrawn);
        Assert.Null(Assert.Single(await questions.ListAsync(10, default)).Proposed);
        await store.IgnoreAsync([question.Id]);
        Assert.Empty(await questions.ListAsync(10, default));
    }

    private async Task MoveAsync(OverlayStore store, OverlayState to) =>
        Assert.True(await store.MoveAsync([new OverlayMove((await store.AllAsync(default))[0], to, "")], "Li Na", Clock.GetUtcNow()));
}

public sealed class SqliteOverlayTests : OverlayCompliance<OnSqlite>;

[Trait("group", "postgres")]
public sealed class PostgresOverlayTests : OverlayCompliance<OnPostgres>;
