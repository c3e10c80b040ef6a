using SmartCV.Bot.Foundation;
using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Tests.Compliance;

/// <summary>What nobody looks at any more goes; what a repeat is recognised by stays as long as a peer can repeat.</summary>
public abstract class HousekeepingCompliance<TEngine> : ComplianceSuite<TEngine>
    where TEngine : ITestEngine, new()
{
    [Fact]
    public async Task Old_entries_and_changes_go_and_young_ones_still_recognise_a_repeat()
    {
        var desk = await StartAsync();
        await desk.SayAsync("c1", "old", key: "old", channel: "pull");
        await desk.RunUntilIdleAsync();
        Clock.Advance(TimeSpan.FromDays(29));
        await desk.SayAsync("c1", "young", key: "young", channel: "pull");
        await desk.RunUntilIdleAsync();
        // Counted first: the clock wakes the housekeeping of the desk as well, which may be faster.
        var changes = await CountAsync(desk, "changes");
        Clock.Advance(TimeSpan.FromDays(2));

        await desk.Get<Housekeeping>().RunOnceAsync(CancellationToken.None);
        await desk.SayAsync("c1", "young", key: "young", channel: "pull");
        await desk.RunUntilIdleAsync();

        Assert.Equal(1, await CountAsync(desk, "inbox where dedupe_key in ('old', 'young')"));
        Assert.InRange(await CountAsync(desk, "changes"), 1, changes - 1);
        Assert.Equal(["old", "bot: echo old", "young", "bot: echo young"], await TextsAsync(desk, "c1"));
    }

    [Fact]
    public async Task What_waits_has_failed_or_began_a_conversation_stays()
    {
        var desk = await StartAsync();
        await desk.SayAsync("c1", "hello", key: "start", channel: "pull");
        await desk.SayAsync("c1", "failed", key: "failed", channel: "pull");
        await desk.SayAsync("c1", "waits", key: "waits", channel: "pull");
        await desk.RunUntilIdleAsync();
        await desk.Database.MustCommitAsync(new WriteSet("")
            .Add("update inbox set status = 2 where dedupe_key = 'failed'")
            .Add("update inbox set status = 0 where dedupe_key = 'waits'"));
        Clock.Advance(TimeSpan.FromDays(100));

        await desk.Get<Housekeeping>().RunOnceAsync(CancellationToken.None);

        Assert.Equal(3, await CountAsync(desk, "inbox where dedupe_key in ('start', 'failed', 'waits')"));
    }

    [Fact]
    public async Task Many_pages_are_cleared_by_two_at_once()
    {
        var desk = await StartAsync();
        var old = Clock.GetUtcNow();
        var set = new WriteSet("");
        for (var i = 0; i < 1_800; i++)
            set.Add(
                "insert into inbox(id, conversation_id, source, dedupe_key, kind, accepted_at, ready_at, status) values (@id, 'c', 'c', @key, 'customer', @at, 0, 1)",
                ("id", Ids.New(old)), ("key", $"k{i}"), ("at", old.Ms()))
                .Add("insert into changes(kind, subject, at) values ('conversation', 'c', @at)", ("at", old.Ms()));
        await desk.Database.MustCommitAsync(set);
        Clock.Advance(TimeSpan.FromDays(40));

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => desk.Get<Housekeeping>().RunOnceAsync(CancellationToken.None)));

        Assert.Equal(0, await CountAsync(desk, "inbox"));
        Assert.Equal(0, await CountAsync(desk, "changes"));
    }

    [Fact]
    public async Task Values_of_channels_go_when_they_have_expired_and_others_stay()
    {
        var desk = await StartAsync();
        var state = desk.Get<IChannelState>();
        await state.TryUpdateAsync("nonce", 0, "used", Clock.GetUtcNow().AddMinutes(5), CancellationToken.None);
        await state.TryUpdateAsync("cursor", 0, "17", null, CancellationToken.None);
        Clock.Advance(TimeSpan.FromDays(2));

        await desk.Get<Housekeeping>().RunOnceAsync(CancellationToken.None);

        Assert.Equal((null, 0), await state.GetAsync("nonce", CancellationToken.None));
        Assert.Equal(("17", 1), await state.GetAsync("cursor", CancellationToken.None));
    }

    [Fact]
    public async Task Files_whose_message_never_came_go_and_bytes_that_another_file_has_stay()
    {
        var desk = await StartAsync();
        var (shared, lonely) = (new byte[] { 1, 2, 3 }, new byte[] { 4, 5, 6 });
        var unsent = await StoreAsync(desk, shared);
        var sent = await StoreAsync(desk, shared);
        var alone = await StoreAsync(desk, lonely);
        await desk.Get<IActivityIntake>().AcceptAsync(
            new Incoming
            {
                Channel = "pull", ConversationId = "c1", SenderAddress = "u1", DedupeKey = "m1",
                Activity = new Activity { Attachments = [new Attachment { ContentType = "image/png", ContentUrl = "blob:" + sent.Id }] },
            },
            CancellationToken.None);
        await desk.RunUntilIdleAsync();
        Clock.Advance(TimeSpan.FromDays(3));
        var young = await StoreAsync(desk, [7, 8, 9]);

        await desk.Get<Housekeeping>().RunOnceAsync(CancellationToken.None);

        var files = desk.Get<IFileStore>();
        Assert.Null(await files.FindAsync(unsent.Id, CancellationToken.None));
        Assert.Null(await files.FindAsync(alone.Id, CancellationToken.None));
        Assert.NotNull(await files.FindAsync(sent.Id, CancellationToken.None));
        Assert.NotNull(await files.FindAsync(young.Id, CancellationToken.None));
        await (await desk.Get<IBlobStore>().OpenAsync(sent.Sha256, CancellationToken.None)).DisposeAsync();
        // The host's own hourly run has begun too when the clock moved, and may be the one that clears the bytes.
        await Deadline.UntilAsync(_ => IsGoneAsync(desk.Get<IBlobStore>(), alone.Sha256), "the bytes that no file has are cleared");
    }

    private static async ValueTask<bool> IsGoneAsync(IBlobStore blobs, string sha256)
    {
        try
        {
            await (await blobs.OpenAsync(sha256, CancellationToken.None)).DisposeAsync();
            return false;
        }
        catch (FileNotFoundException)
        {
            return true;
        }
    }

    [Fact]
    public async Task Bytes_that_were_written_again_a_moment_ago_are_not_cleared()
    {
        var blobs = (await StartAsync()).Get<IBlobStore>();
        await blobs.WriteAsync(new MemoryStream([1, 2, 3]), 10, CancellationToken.None);
        Clock.Advance(TimeSpan.FromDays(3));
        var again = await blobs.WriteAsync(new MemoryStream([1, 2, 3]), 10, CancellationToken.None);

        await blobs.ClearAsync(again.Sha256, Clock.GetUtcNow().AddDays(-2), CancellationToken.None);

        await using var read = await blobs.OpenAsync(again.Sha256, CancellationToken.None);
        var bytes = new byte[3];
        await read.ReadExactlyAsync(bytes);
        Assert.Equal([1, 2, 3], bytes);
    }

    private static async Task<(string Id, string Sha256)> StoreAsync(TestDesk desk, byte[] bytes)
    {
        var blob = await desk.Get<IBlobStore>().WriteAsync(new MemoryStream(bytes), 10, CancellationToken.None);
        return (await desk.Get<IFileStore>().AddAsync(new FileEntry("c1", blob, "a.png", "image/png"), CancellationToken.None), blob.Sha256);
    }

    private static Task<long> CountAsync(TestDesk desk, string from) => desk.Database.FindAsync<long>("select count(*) from " + from, null, CancellationToken.None);
}
