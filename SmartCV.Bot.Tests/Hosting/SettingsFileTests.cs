using System.Collections;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.LanguageModel;
using SmartCV.Bot.Pages;
using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Turns;
using SmartCV.Channels.DirectLine;
using SmartCV.Channels.WeChat;

namespace SmartCV.Bot.Tests.Hosting;

/// <summary>appsettings.json is the operator's manual: every setting stands there, with the value that counts when it is left out.</summary>
public sealed class SettingsFileTests
{
    private static readonly IConfiguration File = new ConfigurationBuilder().AddJsonFile(Repository.Under("appsettings.json")).Build();

    public static TheoryData<string, object> Sections => new()
    {
        { "Database", new Bot.Hosting.DatabaseOptions() },
        { "Pump", new PumpOptions() },
        { "Keep", new KeepOptions() },
        { "Support", new SupportOptions() },
        { "Answers", new AnswerOptions() },
        { "LanguageModel", new LanguageModelOptions() },
        { "DirectLine", new DirectLineOptions() },
        { "WeChat", new WeChatOptions() },
        { "Widget", new WidgetOptions() },
        { "Proxy", new Bot.Hosting.ProxyOptions() },
    };

    [Theory]
    [MemberData(nameof(Sections))]
    public void Every_setting_stands_in_the_file_with_its_default(string section, object defaults)
    {
        var missing = Settings(section, defaults).Where(s => File[s.Key] != s.Value).Select(s => $"{s.Key}: in the program '{s.Value}', in the file '{File[s.Key] ?? "nothing"}'");

        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void The_file_holds_nothing_that_nobody_reads(string section, object defaults)
    {
        var known = Settings(section, defaults).Select(s => s.Key).ToHashSet();

        Assert.Empty(File.GetSection(section).AsEnumerable().Where(s => s.Value is { Length: > 0 }).Select(s => s.Key).Except(known));
    }

    // As the framework names them: a list that is empty has no key of its own.
    private static IEnumerable<(string Key, string Value)> Settings(string path, object options)
    {
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite || p.PropertyType.IsClass))
        {
            var (key, value) = ($"{path}:{property.Name}", property.GetValue(options));
            if (value is string or ValueType) yield return (key, Written(value));
            else if (value is not IEnumerable and not null)
                foreach (var inner in Settings(key, value)) yield return inner;
        }
    }

    private static string Written(object value) => value switch
    {
        TimeSpan { Milliseconds: > 0 } span => span.ToString("c", CultureInfo.InvariantCulture).TrimEnd('0'),
        Enum name => name.ToString().ToLowerInvariant(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
