using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;

namespace SmartCV.Bot.Hosting;

/// <summary>Reads our sections of the settings so that a mistake stops the host with words, instead of being ignored.</summary>
public static class Settings
{
    /// <summary>Sections that the framework reads for itself.</summary>
    private static readonly string[] Framework = ["Urls", "Logging", "AllowedHosts", "Kestrel", "ConnectionStrings"];

    private static readonly string[] Single = ["DataFolder", "ModelFolder"];

    /// <summary>Binds a section. A key that the section does not know stops the host.</summary>
    /// <param name="check">Gives a sentence for each value out of its range: the full key, the value and what is allowed.</param>
    public static void AddSection<T>(this WebApplicationBuilder builder, string name, Func<T, IEnumerable<string>>? check = null)
        where T : class, new()
    {
        Names(builder.Services).Add(name);
        builder.Services.AddOptions<T>()
            .Bind(builder.Configuration.GetSection(name), o => o.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        if (check is not null) builder.Services.AddSingleton<IValidateOptions<T>>(new Checked<T>(check));
    }

    /// <summary>Top-level keys of appsettings.json, and options, that nobody reads: most likely misspelt.</summary>
    /// <exception cref="SettingsException">There is one.</exception>
    public static void RefuseUnknownSections(this WebApplicationBuilder builder, string[] args)
    {
        var known = Names(builder.Services).Concat(Framework).Concat(Single).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var files = new ConfigurationBuilder();
        foreach (var source in ((IConfigurationBuilder)builder.Configuration).Sources.OfType<JsonConfigurationSource>().Where(s => s.Path?.StartsWith("appsettings", StringComparison.Ordinal) == true))
            files.Sources.Add(source);
        var unknown = files.Build().GetChildren().Select(c => c.Key).Where(k => !known.Contains(k)).ToList();
        if (unknown.Count > 0)
            throw new SettingsException($"appsettings.json: unknown section {string.Join(", ", unknown)}; known are {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        Arguments.Check(args, known);
    }

    private static SectionNames Names(IServiceCollection services)
    {
        if (services.FirstOrDefault(s => s.ServiceType == typeof(SectionNames))?.ImplementationInstance is SectionNames names) return names;
        names = new SectionNames();
        services.AddSingleton(names);
        return names;
    }

    private sealed class SectionNames : List<string>;

    private sealed class Checked<T>(Func<T, IEnumerable<string>> check) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var problems = check(options).ToList();
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}

/// <summary>A mistake in the settings, told so that the operator can mend it.</summary>
public sealed class SettingsException(string message) : Exception(message);
