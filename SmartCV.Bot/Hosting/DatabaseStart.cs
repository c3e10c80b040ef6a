using System.Data.Common;
using Microsoft.Extensions.Options;
using SmartCV.Bot.Storage;

namespace SmartCV.Bot.Hosting;

/// <summary>Opens the database at a start, and says in a sentence why it can't be opened.</summary>
public static class DatabaseStart
{
    /// <exception cref="SettingsException">It can't be reached, written or brought up to date.</exception>
    public static async Task RunAsync(IServiceProvider services)
    {
        try
        {
            await services.GetRequiredService<ISqlEngine>().MigrateAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or SchemaException)
        {
            var engine = services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Engine;
            throw new SettingsException($"The database can't be opened (Database:Engine is {engine}; see Database:Connection and DataFolder): {e.Message}");
        }
    }
}
