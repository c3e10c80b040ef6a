using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Compliance;

/// <summary>A PostgreSQL database of the test's own.</summary>
public sealed class OnPostgres : ITestEngine
{
    private readonly PostgresDatabase _database = new();
    private readonly TestFolder _folder = new();

    public DeskSetup Setup => new() { DataFolder = _folder.Path, Postgres = _database.ConnectionString };

    public Task InitializeAsync() => _database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await _database.DisposeAsync();
    }
}

[Trait("group", "postgres")]
public sealed class PostgresInboxTests : InboxCompliance<OnPostgres>;

[Trait("group", "postgres")]
public sealed class PostgresTurnTests : TurnCompliance<OnPostgres>;

[Trait("group", "postgres")]
public sealed class PostgresAtOnceTests : AtOnceCompliance<OnPostgres>;

[Trait("group", "postgres")]
public sealed class PostgresPumpTests : PumpCompliance<OnPostgres>;

[Trait("group", "postgres")]
public sealed class PostgresOutboxTests : OutboxCompliance<OnPostgres>;

[Trait("group", "postgres")]
public sealed class PostgresPushTests : PushCompliance<OnPostgres>;

[Trait("group", "postgres")]
public sealed class PostgresStorageTests : StorageCompliance<OnPostgres>;

[Trait("group", "postgres")]
public sealed class PostgresFiftyVisitorsTests : FiftyVisitorsCompliance<OnPostgres>;

[Trait("group", "postgres")]
public sealed class PostgresHousekeepingTests : HousekeepingCompliance<OnPostgres>;
