using System.Text.RegularExpressions;

namespace SmartCV.Bot.Tests.Rules;

/// <summary>What the style page asks for and a program can check. Each failure names file and line.</summary>
public sealed partial class StyleRuleTests
{
    private const int LongestFile = 400;
    private const int HeadLines = 15;
    private const string LongOnPurpose = "Long on purpose:";

    private static IEnumerable<SourceFile> Product => SourceFile.CSharp.Where(file => !file.IsTest);

    private static IEnumerable<SourceFile> Tests => SourceFile.CSharp.Where(file => file.IsTest);

    [Fact]
    public void Time_comes_from_the_time_provider() => AssertNone(Product, SystemClock(), "ask a TimeProvider");

    [Fact]
    public void No_method_is_async_void() => AssertNone(SourceFile.CSharp, AsyncVoid(), "return a Task, or nobody sees the exception");

    [Fact]
    public void Nobody_blocks_on_a_task() => AssertNone(Product, Blocking(), "await it (a property of ours needs another name)");

    [Fact]
    public void Tests_never_sleep() => AssertNone(Tests, Sleeping(), "wait for the fact with Deadline, or advance a TestClock");

    [Fact]
    public void Files_are_short_or_say_why_not() =>
        SourceFile.AssertNone(
            from file in SourceFile.All
            where Path.GetExtension(file.Path) is ".cs" or ".cshtml" or ".ts" or ".tsx" or ".js" or ".mjs" or ".css" or ".sql" or ".yaml" || file.Path == "test"
            // Content grows with what users ask; it is data, one list from top to bottom.
            where !file.Path.StartsWith("dialogs/", StringComparison.Ordinal)
            where file.Lines.Count > LongestFile && !file.Lines.Take(HeadLines).Any(line => line.Contains(LongOnPurpose, StringComparison.Ordinal))
            select $"{file.Path}:{LongestFile + 1}: {file.Lines.Count} lines; split it, or say `{LongOnPurpose} why` in its first {HeadLines} lines");

    [Fact]
    public void Namespaces_follow_folders() =>
        SourceFile.AssertNone(
            from file in SourceFile.CSharp
            let expected = Path.GetDirectoryName(file.Path)!.Replace('/', '.')
            from line in file.Code
            let found = NamespaceLine().Match(line.Code)
            where found.Success && found.Groups["name"].Value != expected
            select $"{file.Path}:{line.Number}: the namespace must be {expected}");

    [Fact]
    public void Types_stand_in_a_namespace() =>
        SourceFile.AssertNone(
            from file in SourceFile.CSharp
            where file.Code.Any(line => PublicType().IsMatch(line.Code)) && !file.Code.Any(line => NamespaceLine().IsMatch(line.Code))
            select $"{file.Path}:1: no namespace");

    // The words are put together here, or this file would break its own rule.
    [Theory]
    [InlineData("../", "shared")]
    [InlineData("/wo", "rk/")]
    [InlineData("registry.", "npmjs.org")]
    [InlineData("api.", "nuget.org")]
    [InlineData("deb.", "debian.org")]
    public void Committed_files_name_no_place_outside_the_repository(string first, string second)
    {
        var word = new Regex(@"(?<![\w.\-/])" + Regex.Escape(first + second));

        SourceFile.AssertNone(
            from file in SourceFile.All
            from line in file.Lines.Select((text, index) => (Text: text, Number: index + 1))
            where word.IsMatch(line.Text)
            select $"{file.Path}:{line.Number}: {line.Text.Trim()}");
    }

    [Fact]
    public void Lock_files_name_no_download_addresses() =>
        SourceFile.AssertNone(
            from file in SourceFile.All
            where Path.GetFileName(file.Path) == "package-lock.json"
            from line in file.Lines.Select((text, index) => (Text: text, Number: index + 1))
            where line.Text.Contains("\"resolved\"", StringComparison.Ordinal)
            select $"{file.Path}:{line.Number}: add omit-lockfile-registry-resolved=true to the .npmrc beside it");

    /// <summary>A test with a mistyped group would run with the quick ones, without what it needs.</summary>
    [Fact]
    public void Every_group_is_known_to_the_test_script()
    {
        var script = SourceFile.All.Single(file => file.Path == "test");
        var known = script.Lines.SelectMany(line => GroupList().Matches(line)).SelectMany(match => match.Groups["names"].Value.Split(' ')).ToHashSet();

        SourceFile.AssertNone(
            from file in Tests
            from line in file.Code
            let trait = GroupTrait().Match(line.Code)
            where trait.Success && !known.Contains(trait.Groups["name"].Value)
            select $"{file.Path}:{line.Number}: the group {trait.Groups["name"].Value} is not in ./test");
    }

    private static void AssertNone(IEnumerable<SourceFile> files, Regex pattern, string rule) =>
        SourceFile.AssertNone(files.SelectMany(file => file.Matches(pattern, rule)));

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b")]
    private static partial Regex SystemClock();

    [GeneratedRegex(@"\basync\s+void\b")]
    private static partial Regex AsyncVoid();

    [GeneratedRegex(@"\.Result\b(?!\s*[(<])|\.Wait\(|\.GetAwaiter\(\)\s*\.GetResult\(\)")]
    private static partial Regex Blocking();

    [GeneratedRegex(@"\bThread\.Sleep\b|\bTask\.Delay\b(?!\(Timeout)")]
    private static partial Regex Sleeping();

    [GeneratedRegex(@"^\s*namespace\s+(?<name>[\w.]+)")]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^\s*(public|internal)\s.*\b(class|record|struct|interface|enum)\b")]
    private static partial Regex PublicType();

    [GeneratedRegex("""Trait\("group", "(?<name>\w+)"\)""")]
    private static partial Regex GroupTrait();

    [GeneratedRegex(@"^(extra_)?groups=\((?<names>[^)]*)\)")]
    private static partial Regex GroupList();
}
