using SmartCV.Bot.Conversations;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Compliance;

/// <summary>Nothing half-happens, and what is computed twice is committed once.</summary>
public abstract class TurnCompliance<TEngine> : ComplianceSuite<TEngine>
    where TEngine : ITestEngine, new()
{
    [Fact]
    public async Task A_turn_that_lost_its_lease_commits_nothing()
    {
        var calls = 0;
        TestDesk? desk = null;
        desk = await StartAsync(async (context, ct) =>
        {
            if (Interlocked.Increment(ref calls) > 1) return await Echo(context, ct);
            await desk!.Database.MustCommitAsync(new WriteSet("steal").Add(
                "update conversations set lease_token = 'stolen', lease_until = 1 where id = @id", ("id", context.Conversation.Id)));
            context.Effect(set => Count(set, "first"));
            return await Echo(context, ct);
        });

        await desk.SayAsync("c1", "hello", channel: "pull");
        await desk.RunUntilIdleAsync();

        Assert.Null(await desk.Database.FindAsync<string>("select error from inbox", null, CancellationToken.None));
        Assert.Equal(2, calls);
        Assert.Equal(["hello", "bot: echo hello"], await TextsAsync(desk, "c1"));
        Assert.Equal(0, await CounterAsync(desk, "first"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_turn_that_lost_its_lease_notes_nothing_about_its_entries(bool fails)
    {
        TestDesk? desk = null;
        desk = await StartAsync(async (context, _) =>
        {
            await desk!.Database.MustCommitAsync(new WriteSet("steal").Add(
                "update conversations set lease_token = 'stolen', lease_until = @until where id = @id",
                ("until", (Clock.GetUtcNow() + TimeSpan.FromHours(1)).Ms()), ("id", context.Conversation.Id)));
            if (fails) throw new InvalidOperationException("Too late.");
            context.Hold(context.Now + TimeSpan.FromMinutes(1));
            return context.Finish();
        });

        await desk.SayAsync("c1", "hello", channel: "pull");
        await Deadline.UntilAsync(
            async ct => await desk.Database.FindAsync<string>("select lease_token from conversations", null, ct) == "stolen", "the lease is another's");
        await StopAsync(desk);
        var after = await StartAsync();

        Assert.Equal(0, await after.Database.FindAsync<long>("select attempts + ready_at from inbox", null, CancellationToken.None));
    }

    [Fact]
    public async Task A_failed_guard_undoes_the_whole_turn_which_is_then_computed_again()
    {
        var calls = 0;
        var desk = await StartAsync((context, ct) =>
        {
            calls++;
            context.Effect(set => Count(set, "computed"));
            if (calls == 1) context.Effect(set => set.Guard("load", "update counters set value = value + 1 where name = 'nobody'"));
            return Echo(context, ct);
        });

        await desk.SayAsync("c1", "hello", channel: "pull");
        await desk.RunUntilIdleAsync();

        Assert.Equal(2, calls);
        Assert.Equal(1, await CounterAsync(desk, "computed"));
        Assert.Equal(["hello", "bot: echo hello"], await TextsAsync(desk, "c1"));
    }

    [Fact]
    public async Task A_turn_that_throws_is_tried_again_after_a_pause()
    {
        var calls = 0;
        var desk = await StartAsync((context, ct) => ++calls < 3 ? throw new InvalidOperationException("Not yet.") : Echo(context, ct));

        await desk.SayAsync("c1", "hello", channel: "pull");
        await desk.RunUntilIdleAsync();
        Assert.Equal(1, calls);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await desk.RunUntilIdleAsync();
        Clock.Advance(TimeSpan.FromSeconds(10));
        await desk.RunUntilIdleAsync();

        Assert.Equal(3, calls);
        Assert.Equal(["hello", "bot: echo hello"], await TextsAsync(desk, "c1"));
    }

    [Fact]
    public async Task After_the_last_try_the_customer_gets_an_apology_and_the_next_message_is_answered()
    {
        var desk = await StartAsync((context, ct) => TextOf(context) == "poison" ? throw new InvalidOperationException("Bad.") : Echo(context, ct));

        await desk.SayAsync("c1", "poison", channel: "pull");
        await desk.SayAsync("c1", "hello", channel: "pull");
        for (var i = 0; i < 5; i++)
        {
            await desk.RunUntilIdleAsync();
            Clock.Advance(TimeSpan.FromSeconds(30));
        }

        await desk.RunUntilIdleAsync();
        Assert.Equal(["poison", "hello", "bot: sorry", "bot: echo hello"], await TextsAsync(desk, "c1"));
        Assert.Equal(1, await desk.Database.FindAsync<long>("select count(*) from inbox where status = 2 and error = 'Bad.'", null, CancellationToken.None));
    }

    [Fact]
    public async Task An_entry_is_dead_but_kept_when_not_even_the_apology_works()
    {
        var desk = await StartAsync(
            (context, ct) => TextOf(context) == "poison" ? throw new InvalidOperationException("Bad.") : Echo(context, ct),
            (_, _) => throw new InvalidOperationException("Worse."));

        await desk.SayAsync("c1", "poison", channel: "pull");
        await desk.SayAsync("c1", "hello", channel: "pull");
        for (var i = 0; i < 5; i++)
        {
            await desk.RunUntilIdleAsync();
            Clock.Advance(TimeSpan.FromSeconds(30));
        }

        await desk.RunUntilIdleAsync();
        Assert.Equal(["poison", "hello", "bot: echo hello"], await TextsAsync(desk, "c1"));
    }

    [Fact]
    public async Task Held_messages_wait_and_are_taken_together()
    {
        var desk = await StartAsync((context, ct) =>
        {
            if (context.Now < context.Entry.AcceptedAt + TimeSpan.FromSeconds(2))
            {
                context.Hold(context.Entry.AcceptedAt + TimeSpan.FromSeconds(2));
                return ValueTask.FromResult(context.Finish());
            }

            context.Consumed = context.Entries.Count;
            context.Say(new Reply("all: " + string.Join("+", context.Entries.Select(e => e.Activity.Text))));
            return ValueTask.FromResult(context.Finish());
        });

        await desk.SayAsync("c1", "one", channel: "pull");
        await desk.RunUntilIdleAsync();
        Clock.Advance(TimeSpan.FromSeconds(1));
        await desk.SayAsync("c1", "two", channel: "pull");
        await desk.RunUntilIdleAsync();
        Assert.Equal(["one", "two"], await TextsAsync(desk, "c1"));
        Clock.Advance(TimeSpan.FromSeconds(2));
        await desk.RunUntilIdleAsync();

        Assert.Equal(["one", "two", "bot: all: one+two"], await TextsAsync(desk, "c1"));
    }

    [Fact]
    public async Task State_language_owner_and_case_are_there_in_the_next_turn()
    {
        var seen = new List<string>();
        var desk = await StartAsync((context, ct) =>
        {
            seen.Add($"{context.State.LastQuestion}/{context.Language}/{context.Owner}/{context.CaseId is not null}");
            context.State = context.State with { LastQuestion = "简历" };
            context.Language = "en";
            context.Owner = "queue:general";
            context.EnsureCase();
            return Echo(context, ct);
        });

        await desk.SayAsync("c1", "one", channel: "pull");
        await desk.RunUntilIdleAsync();
        await desk.SayAsync("c1", "two", channel: "pull");
        await desk.RunUntilIdleAsync();

        Assert.Equal(["//bot/False", "简历/en/queue:general/True"], seen);
    }

    [Fact]
    public async Task A_due_job_becomes_an_entry_at_its_time_and_only_once()
    {
        var desk = await StartAsync((context, ct) =>
        {
            if (context.Entry.Kind == InboxEntry.CustomerKind) context.Schedule("remind", "subject", 1, context.Now + TimeSpan.FromHours(4));
            return Echo(context, ct);
        });

        await desk.SayAsync("c1", "hello", channel: "pull");
        await desk.RunUntilIdleAsync();
        Clock.Advance(TimeSpan.FromHours(3.9));
        await desk.RunUntilIdleAsync();
        Assert.Equal(2, (await TextsAsync(desk, "c1")).Count);
        Clock.Advance(TimeSpan.FromHours(0.2));
        await desk.RunUntilIdleAsync();
        Clock.Advance(TimeSpan.FromHours(10));
        await desk.RunUntilIdleAsync();

        Assert.Equal(["hello", "bot: echo hello", "bot: echo timer"], await TextsAsync(desk, "c1"));
    }

    [Fact]
    public async Task Every_commit_leaves_a_change_that_a_reader_with_a_cursor_finds()
    {
        var desk = await StartAsync();

        for (var i = 0; i < 10; i++) await desk.SayAsync($"c{i}", "hello", channel: "pull");
        await desk.RunUntilIdleAsync();

        var found = new List<Change>();
        await Deadline.UntilAsync(
            async ct =>
            {
                found.AddRange(await Changes.ReadAsync(desk.Database, found.Count == 0 ? 0 : found[^1].Position, 7, ct));
                return found.Count >= 20;
            },
            "all changes can be read");
        for (var i = 0; i < 10; i++) Assert.Equal(2, found.Count(c => c.Subject == $"c{i}"));
    }

    private static void Count(WriteSet set, string name) => set.Add(
        "insert into counters(name, value) values (@name, 1) on conflict (name) do update set value = counters.value + 1", ("name", name));

    private static Task<long> CounterAsync(TestDesk desk, string name) =>
        desk.Database.FindAsync<long>("select value from counters where name = @name", new { name }, CancellationToken.None);
}
