using SmartCV.Bot.Foundation;
using SmartCV.Channels;

namespace SmartCV.Bot.Storage;

/// <summary>Small versioned values and leases of the channels.</summary>
public sealed class ChannelStateStore(Database database, TimeProvider time) : IChannelState
{
    public async ValueTask<(string? Value, long Version)> GetAsync(string key, CancellationToken ct)
    {
        var row = await database.FindAsync<Row>(
            "select value, version, expires_at as ExpiresAt from channel_state where key = @key", new { key }, ct);
        if (row is null) return (null, 0);
        return row.ExpiresAt is { } at && at <= time.GetUtcNow().Ms() ? (null, row.Version) : (row.Value, row.Version);
    }

    public async ValueTask<bool> TryUpdateAsync(string key, long expectedVersion, string? value, DateTimeOffset? expiresAt, CancellationToken ct)
    {
        const string Insert = """
            insert into channel_state(key, value, version, expires_at) values (@key, @value, 1, @expires)
            on conflict (key) do update set value = excluded.value, version = 1, expires_at = excluded.expires_at
            where channel_state.version = 0
            """;
        const string Update = "update channel_state set value = @value, version = version + 1, expires_at = @expires where key = @key and version = @expected";
        var set = new WriteSet(key).Guard(
            "changed", expectedVersion == 0 ? Insert : Update,
            expectedVersion == 0
                ? [("key", key), ("value", value), ("expires", expiresAt?.Ms())]
                : [("key", key), ("value", value), ("expires", expiresAt?.Ms()), ("expected", expectedVersion)]);
        return await database.CommitAsync(set) is WriteResult.Committed;
    }

    /// <summary>Takes a value away together with the rest of the set. The guard refuses the set when the value has changed since it was read, or is gone.</summary>
    /// <param name="version">As it was read.</param>
    public static void Take(WriteSet set, string key, long version) => set.Guard(
        "state-changed",
        "update channel_state set value = null, version = version + 1 where key = @key and version = @version and value is not null",
        ("key", key), ("version", version));

    public async ValueTask<bool> TryLeaseAsync(string key, string holder, TimeSpan duration, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var set = new WriteSet(key)
            .Add("insert into channel_state(key, version) values (@key, 0) on conflict (key) do nothing", ("key", key))
            .Guard(
                "held",
                """
                update channel_state set lease_holder = @holder, lease_until = @until
                where key = @key and (lease_holder is null or lease_holder = @holder or lease_until < @now)
                """,
                ("holder", holder), ("until", (now + duration).Ms()), ("key", key), ("now", now.Ms()));
        return await database.CommitAsync(set) is WriteResult.Committed;
    }

    private sealed class Row
    {
        public string? Value { get; init; }

        public long Version { get; init; }

        public long? ExpiresAt { get; init; }
    }
}
