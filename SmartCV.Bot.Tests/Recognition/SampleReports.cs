using System.Text.RegularExpressions;
using SmartCV.Bot.Tests.Support;
using YamlDotNet.Serialization;

namespace SmartCV.Bot.Tests.Recognition;

/// <summary>The thirty reports of Data/sample-reports.md.</summary>
internal static partial class SampleReports
{
    private static readonly Lazy<IReadOnlyList<SampleReport>> Read = new(() =>
        [.. Section().Split(File.ReadAllText(Repository.Under("SmartCV.Bot.Tests/Recognition/Data/sample-reports.md"))).Skip(1).Select(Parse)]);

    public static IReadOnlyList<SampleReport> All => Read.Value;

    private static SampleReport Parse(string section)
    {
        var head = Head().Match(section);
        var subject = Subject().Match(section);
        var text = Block(section, "text");
        return new SampleReport(
            head.Groups["id"].Value,
            head.Groups["channel"].Value,
            head.Groups["language"].Value,
            subject.Success ? subject.Groups[1].Value : null,
            subject.Success ? [text] : Messages(text),
            Fields(Block(section, "yaml")));
    }

    // [1], [2] start a message; further lines of it are indented.
    private static List<string> Messages(string text)
    {
        var messages = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            var mark = Number().Match(line);
            if (mark.Success) messages.Add(line[mark.Length..]);
            else messages[^1] += "\n" + line.Trim();
        }

        return messages;
    }

    private static Dictionary<string, string?> Fields(string yaml)
    {
        var fields = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object?>>(yaml);
        return fields.ToDictionary(f => f.Key, f => f.Value switch
        {
            null => null,
            List<object> { Count: 0 } => null,
            List<object> list => string.Join('\n', list),
            _ => f.Value.ToString(),
        });
    }

    private static string Block(string section, string kind)
    {
        var start = section.IndexOf($"```{kind}\n", StringComparison.Ordinal) + kind.Length + 4;
        return section[start..section.IndexOf("\n```", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"^## (?=R\d\d)", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^(?<id>R\d\d) \((?<channel>\w+), (?<language>\w+)\)")]
    private static partial Regex Head();

    [GeneratedRegex(@"^Subject: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Subject();

    [GeneratedRegex(@"^\[\d+\] ")]
    private static partial Regex Number();
}
