using Microsoft.Extensions.Options;

namespace SmartCV.Bot.Hosting;

/// <summary>
/// Keeps a second host away from a SQLite file: it would take the leases of the first one for those of a host that is gone. The lock ends with the process, however
/// it ends. Commands such as <c>tickets</c> take none: they may look, and <c>learn</c> may write, while a host runs.
/// </summary>
public sealed class SingleHost(IOptions<DatabaseOptions> options, DataFolder folder) : IDisposable
{
    private FileStream? _lock;

    /// <exception cref="SettingsException">Another host runs on the same file.</exception>
    public void Take()
    {
        if (options.Value.Engine != DatabaseOptions.Sqlite) return;
        var path = DatabaseOptions.SqliteFile(options.Value, folder);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            _lock = new FileStream(path + ".host", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new SettingsException($"Another host runs on {path}, and SQLite allows one. Stop it, name another DataFolder, or use PostgreSQL (Database:Engine) for several hosts. ({e.Message})");
        }
    }

    public void Dispose() => _lock?.Dispose();
}
