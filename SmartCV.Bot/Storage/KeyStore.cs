using System.Collections.Concurrent;
using System.Security.Cryptography;
using SmartCV.Bot.Foundation;
using SmartCV.Channels;

namespace SmartCV.Bot.Storage;

/// <summary>
/// Signing keys, made at the first use and shared by all hosts. A new one is made every 90 days; the old one verifies for another 90,
/// far longer than anything we sign lives.
/// </summary>
public sealed class KeyStore(Database database, TimeProvider time) : ISigningKeys
{
    private static readonly TimeSpan SignsFor = TimeSpan.FromDays(90);
    private static readonly TimeSpan VerifiesFor = TimeSpan.FromDays(180);

    private readonly ConcurrentDictionary<string, Row> _byId = new();
    private readonly ConcurrentDictionary<string, Row> _current = new();

    public async ValueTask<SigningKey> CurrentAsync(string purpose, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (_current.TryGetValue(purpose, out var cached) && now < UnixTime.At(cached.CreatedAt) + SignsFor) return cached.ToKey();
        var newest = await NewestAsync(purpose, now, ct) ?? await MakeAsync(purpose, now, ct);
        return (_current[purpose] = newest).ToKey();
    }

    public async ValueTask<SigningKey?> FindAsync(string purpose, string keyId, CancellationToken ct)
    {
        if (!Ids.IsId(keyId)) return null;
        if (!_byId.TryGetValue(keyId, out var row))
        {
            row = await database.FindAsync<Row>("select id, purpose, created_at as CreatedAt, material from keys where id = @keyId", new { keyId }, ct);
            if (row is null) return null;
            _byId[keyId] = row;
        }

        return row.Purpose == purpose && time.GetUtcNow() < UnixTime.At(row.CreatedAt) + VerifiesFor ? row.ToKey() : null;
    }

    /// <summary>A secret text made at the first start and kept: the Direct Line secret when none is set.</summary>
    public async Task<string> SecretAsync(string purpose, CancellationToken ct)
    {
        var row = await database.FindAsync<Row>(Oldest, new { purpose }, ct);
        if (row is null)
        {
            // Of two hosts that make it in the same moment one must win: the purpose is its id.
            await InsertAsync(new Row { Id = purpose, Purpose = purpose, CreatedAt = time.GetUtcNow().Ms(), Material = RandomNumberGenerator.GetBytes(32) });
            row = await database.FindAsync<Row>(Oldest, new { purpose }, ct);
        }

        return Convert.ToHexStringLower(row!.Material);
    }

    private const string Oldest = "select id, purpose, created_at as CreatedAt, material from keys where purpose = @purpose order by created_at, id limit 1";

    private Task<Row?> NewestAsync(string purpose, DateTimeOffset now, CancellationToken ct) =>
        database.FindAsync<Row>(
            """
            select id, purpose, created_at as CreatedAt, material from keys
            where purpose = @purpose and created_at > @since
            order by created_at desc, id
            limit 1
            """,
            new { purpose, since = (now - SignsFor).Ms() }, ct);

    private async Task<Row> MakeAsync(string purpose, DateTimeOffset now, CancellationToken ct)
    {
        var row = new Row { Id = Ids.New(now), Purpose = purpose, CreatedAt = now.Ms(), Material = RandomNumberGenerator.GetBytes(32) };
        await InsertAsync(row);
        // Two hosts may have made one each in the same moment; both verify, and from now on both sign with the newest.
        return await NewestAsync(purpose, now, ct) ?? row;
    }

    private Task InsertAsync(Row row) => database.MustCommitAsync(new WriteSet("keys").Add(
        "insert into keys(id, purpose, created_at, material) values (@id, @purpose, @at, @material) on conflict (id) do nothing",
        ("id", row.Id), ("purpose", row.Purpose), ("at", row.CreatedAt), ("material", row.Material)));

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Purpose { get; init; } = "";

        public long CreatedAt { get; init; }

        public byte[] Material { get; init; } = [];

        public SigningKey ToKey() => new(Id, Material);
    }
}
