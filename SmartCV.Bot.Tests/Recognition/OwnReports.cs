using SmartCV.Bot.Tests.Support;
using YamlDotNet.Serialization;

namespace SmartCV.Bot.Tests.Recognition;

/// <summary>
/// Reports of our own in wording that the rules were not written from: <see cref="Tuned"/> was looked at while they were tuned, <see cref="Apart"/> was not. What is
/// expected was written down before anything was read by the program.
/// </summary>
internal static class OwnReports
{
    public static IReadOnlyList<SampleReport> Tuned { get; } = Read("reports.yaml");

    public static IReadOnlyList<SampleReport> Apart { get; } = Read("reports-apart.yaml");

    private static IReadOnlyList<SampleReport> Read(string file)
    {
        var yaml = File.ReadAllText(Repository.Under("SmartCV.Bot.Tests/Recognition/Data/" + file));
        return [.. new DeserializerBuilder().Build().Deserialize<List<Dictionary<string, object>>>(yaml).Select(Parse)];
    }

    private static SampleReport Parse(Dictionary<string, object> row) => new(
        (string)row["id"],
        (string)row["channel"],
        (string)row["lang"],
        row.GetValueOrDefault("subject") as string,
        [.. ((List<object>)row["messages"]).Cast<string>()],
        ((Dictionary<object, object>)row["expected"]).ToDictionary(f => (string)f.Key, f => f.Value is List<object> lines ? string.Join('\n', lines) : f.Value?.ToString()));
}
