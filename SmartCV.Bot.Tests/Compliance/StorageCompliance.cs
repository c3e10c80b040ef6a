using System.Text;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels;

namespace SmartCV.Bot.Tests.Compliance;

/// <summary>Writer, blobs, keys and channel state.</summary>
public abstract class StorageCompliance<TEngine> : ComplianceSuite<TEngine>
    where TEngine : ITestEngine, new()
{
    [Fact]
    public async Task A_refused_set_and_a_broken_one_do_not_disturb_the_others_of_their_group()
    {
        var desk = await StartAsync();
        WriteSet Good(int i) => new WriteSet($"k{i}").Add("insert into counters(name, value) values (@name, 1)", ("name", $"good{i}"));

        var good = Enumerable.Range(0, 40).Select(i => desk.Database.CommitAsync(Good(i))).ToList();
        var refused = desk.Database.CommitAsync(new WriteSet("k20")
            .Add("insert into counters(name, value) values ('half', 1)")
            .Guard("nobody", "update counters set value = 2 where name = 'nobody'"));
        var broken = desk.Database.CommitAsync(new WriteSet("k21").Add("insert into counters(name, value) values ('good1', 1)").Add("insert into nowhere values (1)"));
        good.AddRange(Enumerable.Range(40, 40).Select(i => desk.Database.CommitAsync(Good(i))));

        Assert.All(await Task.WhenAll(good), r => Assert.IsType<WriteResult.Committed>(r));
        Assert.Equal(new WriteResult.Refused("nobody"), await refused);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => broken);
        Assert.Equal(80, await desk.Database.FindAsync<long>("select count(*) from counters where name like 'good%'", null, CancellationToken.None));
        Assert.Equal(0, await desk.Database.FindAsync<long>("select count(*) from counters where name = 'half'", null, CancellationToken.None));
    }

    [Fact]
    public async Task Half_a_character_is_written_as_the_sign_for_what_is_lost()
    {
        var desk = await StartAsync();

        await desk.Database.MustCommitAsync(new WriteSet("k").Add("insert into counters(name, value) values (@name, 1)", ("name", "简历\ud83d")));
        await desk.Database.MustCommitAsync(new WriteSet("k").Add("insert into counters(name, value) values (@name, 1)", ("name", "简历😀")));

        Assert.Equal(["简历\ufffd", "简历😀"], (await desk.Database.QueryAsync<string>("select name from counters", null, CancellationToken.None)).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public async Task A_failed_guard_is_a_refusal_even_when_what_follows_it_would_break()
    {
        var desk = await StartAsync();
        WriteSet Again(string key) => new WriteSet(key)
            .Guard("nobody", "update counters set value = 2 where name = 'nobody'")
            .Add("insert into counters(name, value) values ('once', 1)");
        await desk.Database.MustCommitAsync(new WriteSet("k1").Add("insert into counters(name, value) values ('once', 1)"));

        var results = await Task.WhenAll(desk.Database.CommitAsync(Again("k1")), desk.Database.CommitAsync(Again("k2")));

        Assert.All(results, result => Assert.Equal(new WriteResult.Refused("nobody"), result));
    }

    [Fact]
    public async Task Of_rows_that_may_be_there_already_only_a_repeat_is_refused()
    {
        var desk = await StartAsync();
        var names = RowStatement.Insert("identities", "kind text, value text, customer_id text, proof text, proven_by text, created_at bigint", once: "kind, value");
        var counters = RowStatement.Insert("counters", "name text, value bigint");
        await desk.Database.MustCommitAsync(new WriteSet("").Add("insert into customers(id, created_at) values ('anna', 1)"));
        WriteSet Row(string key, string name, string? by) => new WriteSet(key)
            .AddRow(names, ["test", name, "anna", "claimed", by, 1L], "there-already")
            .AddRow(counters, [key, 1L]);

        var results = await Task.WhenAll(
            desk.Database.CommitAsync(Row("k1", "a", null)), desk.Database.CommitAsync(Row("k2", "b", "mail")), desk.Database.CommitAsync(Row("k3", "a", null)),
            desk.Database.CommitAsync(Row("k4", "c", null)));

        Assert.Equal(1, results.Count(r => r is WriteResult.Refused { Code: "there-already" }));
        Assert.Equal(3, await desk.Database.FindAsync<long>("select count(*) from counters where name like 'k%'", null, CancellationToken.None));
        Assert.Equal(
            ["a:", "b:mail", "c:"],
            await desk.Database.QueryAsync<string>("select value || ':' || coalesce(proven_by, '') from identities where kind = 'test' order by value", null, CancellationToken.None));
    }

    [Fact]
    public async Task A_row_with_too_few_values_is_refused_by_name()
    {
        await StartAsync();

        var error = Assert.Throws<ArgumentException>(() => new WriteSet("").AddRow(RowStatement.Insert("counters", "name text, value bigint"), ["a"]));

        Assert.Contains("2 columns, 1 values", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blob_is_found_under_its_hash_and_the_same_bytes_are_one_blob()
    {
        var blobs = (await StartAsync()).Get<IBlobStore>();
        var bytes = Encoding.UTF8.GetBytes(new string('简', 100_000));

        var first = await blobs.WriteAsync(new MemoryStream(bytes), 1_000_000, CancellationToken.None);
        var second = await blobs.WriteAsync(new MemoryStream(bytes), 1_000_000, CancellationToken.None);
        await using var read = await blobs.OpenAsync(first.Sha256, CancellationToken.None);
        using var copy = new MemoryStream();
        await read.CopyToAsync(copy);

        Assert.Equal(first, second);
        Assert.Equal(bytes.Length, first.Size);
        Assert.Equal(bytes, copy.ToArray());
    }

    [Fact]
    public async Task A_blob_over_the_limit_is_refused_and_one_that_is_not_there_is_said_to_be_missing()
    {
        var blobs = (await StartAsync()).Get<IBlobStore>();

        var error = await Assert.ThrowsAsync<BlobTooLargeException>(() => blobs.WriteAsync(new MemoryStream(new byte[1001]), 1000, CancellationToken.None));
        Assert.Equal(1000, error.Limit);
        await Assert.ThrowsAsync<FileNotFoundException>(() => blobs.OpenAsync(new string('a', 64), CancellationToken.None));
        await Assert.ThrowsAsync<FileNotFoundException>(() => blobs.OpenAsync("../../etc/passwd", CancellationToken.None));
    }

    [Fact]
    public async Task Keys_made_at_the_first_start_are_there_at_the_second_and_rotate_with_overlap()
    {
        var desk = await StartAsync();
        var first = await desk.Get<ISigningKeys>().CurrentAsync("links", CancellationToken.None);
        var secret = await desk.Get<KeyStore>().SecretAsync("directline-secret", CancellationToken.None);
        await StopAsync(desk);

        desk = await StartAsync();
        var again = await desk.Get<ISigningKeys>().CurrentAsync("links", CancellationToken.None);
        Assert.Equal(first.Bytes, again.Bytes);
        Assert.Equal(secret, await desk.Get<KeyStore>().SecretAsync("directline-secret", CancellationToken.None));

        Clock.Jump(Clock.GetUtcNow() + TimeSpan.FromDays(91));
        var next = await desk.Get<ISigningKeys>().CurrentAsync("links", CancellationToken.None);
        Assert.NotEqual(first.Id, next.Id);
        Assert.Equal(first.Bytes, (await desk.Get<ISigningKeys>().FindAsync("links", first.Id, CancellationToken.None))!.Bytes);
        Assert.Null(await desk.Get<ISigningKeys>().FindAsync("other-purpose", first.Id, CancellationToken.None));
        Clock.Jump(Clock.GetUtcNow() + TimeSpan.FromDays(91));
        Assert.Null(await desk.Get<ISigningKeys>().FindAsync("links", first.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Channel_state_is_written_by_who_saw_the_newest_version_only()
    {
        var state = (await StartAsync()).Get<IChannelState>();

        Assert.True(await state.TryUpdateAsync("cursor", 0, "a", null, CancellationToken.None));
        Assert.False(await state.TryUpdateAsync("cursor", 0, "b", null, CancellationToken.None));
        var (value, version) = await state.GetAsync("cursor", CancellationToken.None);
        Assert.Equal("a", value);
        Assert.True(await state.TryUpdateAsync("cursor", version, "c", Clock.GetUtcNow() + TimeSpan.FromMinutes(1), CancellationToken.None));
        Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Null((await state.GetAsync("cursor", CancellationToken.None)).Value);
    }

    [Fact]
    public async Task A_key_that_was_leased_first_can_hold_a_value()
    {
        var state = (await StartAsync()).Get<IChannelState>();
        await state.TryLeaseAsync("mailbox", "a", TimeSpan.FromMinutes(1), CancellationToken.None);

        var (_, version) = await state.GetAsync("mailbox", CancellationToken.None);

        Assert.True(await state.TryUpdateAsync("mailbox", version, "cursor", null, CancellationToken.None));
        Assert.Equal(("cursor", 1), await state.GetAsync("mailbox", CancellationToken.None));
        Assert.False(await state.TryUpdateAsync("mailbox", version, "other", null, CancellationToken.None));
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("")]
    [InlineData("../keys")]
    public async Task What_is_no_id_of_ours_finds_nothing(string id)
    {
        var desk = await StartAsync();

        Assert.Null(await desk.Get<ISigningKeys>().FindAsync("files", id, CancellationToken.None));
        Assert.Null(await desk.Get<IFileStore>().FindAsync(id, CancellationToken.None));
    }

    [Fact]
    public async Task A_lease_has_one_holder_until_it_runs_out()
    {
        var state = (await StartAsync()).Get<IChannelState>();

        Assert.True(await state.TryLeaseAsync("mailbox", "a", TimeSpan.FromMinutes(1), CancellationToken.None));
        Assert.True(await state.TryLeaseAsync("mailbox", "a", TimeSpan.FromMinutes(1), CancellationToken.None));
        Assert.False(await state.TryLeaseAsync("mailbox", "b", TimeSpan.FromMinutes(1), CancellationToken.None));
        Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.True(await state.TryLeaseAsync("mailbox", "b", TimeSpan.FromMinutes(1), CancellationToken.None));
    }
}
