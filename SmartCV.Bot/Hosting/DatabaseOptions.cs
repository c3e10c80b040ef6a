namespace SmartCV.Bot.Hosting;

/// <summary>Section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    /// <summary>sqlite (one host, a file in the data folder) or postgres (several hosts).</summary>
    public string Engine { get; set; } = Sqlite;

    /// <summary>For postgres an Npgsql connection string; for sqlite the path of the file, empty for support.db in the data folder.</summary>
    public string Connection { get; set; } = "";

    /// <summary>Where the file of SQLite is.</summary>
    public static string SqliteFile(DatabaseOptions options, DataFolder folder) => options.Connection.Length == 0 ? folder.Combine("support.db") : options.Connection;
}
