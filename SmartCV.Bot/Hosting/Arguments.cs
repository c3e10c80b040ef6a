namespace SmartCV.Bot.Hosting;

/// <summary>Settings on the command line: <c>--Database:Engine=postgres</c> or <c>--Database:Engine postgres</c>.</summary>
public static class Arguments
{
    private const string Expected = "Settings are given as --DataFolder=/path or --Database:Engine=postgres; appsettings.json explains each.";

    /// <summary>Read by the framework, and no settings of ours.</summary>
    private static readonly string[] Framework = ["contentRoot", "environment", "applicationName", "webRoot"];

    /// <summary>The framework ignores an option without a value and a word that belongs to none; most likely either is a slip.</summary>
    /// <param name="sections">Top-level keys that somebody reads; null: not known here.</param>
    /// <exception cref="SettingsException">Says which argument it is and what is expected.</exception>
    public static void Check(IReadOnlyList<string> args, IReadOnlySet<string>? sections = null)
    {
        for (var i = 0; i < args.Count; i++)
        {
            var name = args[i].TrimStart('-', '/');
            if (name.Length == args[i].Length && !name.Contains('='))
                throw new SettingsException($"'{args[i]}' is not expected here. {Expected}");
            if (!name.Contains('=') && (++i == args.Count || args[i].StartsWith("--", StringComparison.Ordinal)))
                throw new SettingsException($"'--{name}' has no value, or is no option. {Expected}");
            var section = name.Split('=', ':')[0];
            if (sections is not null && !sections.Contains(section) && !Framework.Contains(section, StringComparer.OrdinalIgnoreCase))
                throw new SettingsException($"'--{section}' is no setting; known are {string.Join(", ", sections.Order(StringComparer.Ordinal))}.");
        }
    }
}
