using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace SmartCV.Bot.Storage;

/// <summary>One numbered SQL file of an engine.</summary>
/// <param name="Hash">Of its text: a file that was changed after it ran stops the start, since nobody knows which tables that database has.</param>
public sealed record Migration(int Number, string Name, string Sql, string Hash);

/// <summary>Finds the migrations that are embedded for an engine and tells which are still to be run.</summary>
public static class Migrator
{
    public const string CreateTable = """
        create table if not exists schema_version (
          number integer not null primary key, name text not null, hash text not null, applied_at bigint not null)
        """;

    /// <param name="folder">Sqlite or Postgres.</param>
    public static IReadOnlyList<Migration> All(string folder)
    {
        var assembly = typeof(Migrator).Assembly;
        var prefix = $"{typeof(Migrator).Namespace}.{folder}.";
        return assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(prefix, StringComparison.Ordinal) && n.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => Read(assembly, n, n[prefix.Length..^4]))
            .ToList();
    }

    /// <summary>What is still to be run.</summary>
    /// <exception cref="SchemaException">The database was made by another version of a file, or by a newer program.</exception>
    public static IReadOnlyList<Migration> Pending(IReadOnlyList<Migration> all, IReadOnlyDictionary<int, string> applied)
    {
        foreach (var (number, hash) in applied)
        {
            var known = all.FirstOrDefault(m => m.Number == number)
                ?? throw new SchemaException($"The database has schema version {number}, which this program does not know. Start the newer program it was made by.");
            if (known.Hash != hash)
                throw new SchemaException($"Schema script {known.Name} was changed after it had been run on this database. Restore the script or add a new one.");
        }

        return all.Where(m => !applied.ContainsKey(m.Number)).ToList();
    }

    private static Migration Read(Assembly assembly, string resource, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var sql = reader.ReadToEnd();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
        return new Migration(int.Parse(name[..3], System.Globalization.CultureInfo.InvariantCulture), name, sql, hash);
    }
}

/// <summary>The tables of the database are not what this program can work with.</summary>
public sealed class SchemaException(string message) : Exception(message);
