using System.Text.RegularExpressions;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Rules;

/// <summary>Documents lead somewhere: what they link to is there.</summary>
public sealed partial class DocumentRuleTests
{
    private const int LongestDecision = 40;

    private static IEnumerable<SourceFile> Documents => SourceFile.All.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal));

    [Fact]
    public void Links_between_documents_lead_to_files() =>
        SourceFile.AssertNone(
            from file in Documents
            from line in file.Numbered
            from link in Link().Matches(line.Text)
            let target = link.Groups["target"].Value
            where !target.Contains(':') && !Exists(file, target)
            select $"{file.Path}:{line.Number}: {target} is not there");

    [Fact]
    public void A_decision_is_told_on_one_page() =>
        SourceFile.AssertNone(
            from file in Documents
            where file.Path.StartsWith("docs/decisions/", StringComparison.Ordinal) && file.Lines.Count > LongestDecision
            select $"{file.Path}:{LongestDecision + 1}: {file.Lines.Count} lines; a decision has at most {LongestDecision}");

    private static bool Exists(SourceFile file, string target)
    {
        var path = Repository.Under(Path.GetDirectoryName(file.Path)!, target);
        return File.Exists(path) || Directory.Exists(path);
    }

    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
