using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Compliance;

/// <summary>A SQLite file in a folder of the test's own.</summary>
public sealed class OnSqlite : ITestEngine
{
    private readonly TestFolder _folder = new();

    public DeskSetup Setup => new() { DataFolder = _folder.Path };

    public Task InitializeAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteInboxTests : InboxCompliance<OnSqlite>;

public sealed class SqliteTurnTests : TurnCompliance<OnSqlite>;

public sealed class SqliteAtOnceTests : AtOnceCompliance<OnSqlite>;

public sealed class SqlitePumpTests : PumpCompliance<OnSqlite>;

public sealed class SqliteOutboxTests : OutboxCompliance<OnSqlite>;

public sealed class SqlitePushTests : PushCompliance<OnSqlite>;

public sealed class SqliteStorageTests : StorageCompliance<OnSqlite>;

public sealed class SqliteFiftyVisitorsTests : FiftyVisitorsCompliance<OnSqlite>;

public sealed class SqliteHousekeepingTests : HousekeepingCompliance<OnSqlite>;
