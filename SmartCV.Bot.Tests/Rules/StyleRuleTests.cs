using System.Text.RegularExpressions;

namespace SmartCV.Bot.Tests.Rules;

/// <summary>The rules of <see cref="StyleRules"/> over the whole repository. Each failure names file and line.</summary>
public sealed partial class StyleRuleTests
{
    /// <summary>The rules themselves have to name what they forbid.</summary>
    private static readonly List<SourceFile> CSharp = SourceFile.CSharp.Where(file => !file.Path.StartsWith("SmartCV.Bot.Tests/Rules/", StringComparison.Ordinal)).ToList();

    public static TheoryData<string> LineRules => [.. StyleRules.Lines.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(LineRules))]
    public void No_line_breaks(string rule) => SourceFile.AssertNone(CSharp.SelectMany(RuleOf(rule).Offences));

    [Theory]
    [InlineData("system-clock", "var now = DateTime.Now;")]
    [InlineData("system-clock", "var now = DateTimeOffset.UtcNow;")]
    [InlineData("async-void", "private async void Run()")]
    [InlineData("blocking", "var answer = task.Result;")]
    [InlineData("blocking", "task.Wait();")]
    [InlineData("blocking", "task.GetAwaiter().GetResult();")]
    [InlineData("sleep", "Thread.Sleep(100);")]
    [InlineData("sleeping-test", "await Task.Delay(100);")]
    [InlineData("unfinished", "throw new NotImplementedException();")]
    public void A_breach_is_named_with_its_file_and_line(string rule, string line)
    {
        var file = new SourceFile("SmartCV.Bot.Tests/Some.cs", ["// words are free: " + line, line]);

        var offence = Assert.Single(RuleOf(rule).Offences(file));

        Assert.StartsWith("SmartCV.Bot.Tests/Some.cs:2: ", offence, StringComparison.Ordinal);
    }

    [Fact]
    public void No_catch_is_empty() => SourceFile.AssertNone(CSharp.SelectMany(StyleRules.EmptyCatches));

    [Theory]
    [InlineData("catch { }", 1)]
    [InlineData("catch (IOException) {}", 1)]
    [InlineData("catch (IOException e) when (e.HResult == 1)\n{\n}", 1)]
    [InlineData("catch (IOException)\n{\n    // It was never there.\n}", 0)]
    [InlineData("catch (IOException)\n{\n    return null;\n}", 0)]
    public void An_empty_catch_is_seen_in_each_of_its_forms(string code, int offences) =>
        Assert.Equal(offences, StyleRules.EmptyCatches(new SourceFile("Some.cs", code.Split('\n'))).Count());

    [Fact]
    public void No_two_log_messages_have_the_same_number() => SourceFile.AssertNone(StyleRules.SharedNumbers(CSharp));

    [Fact]
    public void A_number_of_two_log_messages_is_named_at_both()
    {
        var one = new SourceFile("One.cs", ["[LoggerMessage(EventId = 1, Level = LogLevel.Error)]", "[LoggerMessage(EventId = 2, Level = LogLevel.Error)]"]);
        var two = new SourceFile("Two.cs", ["[LoggerMessage(EventId = 1, Level = LogLevel.Error)]"]);

        Assert.Equal(["One.cs:1: EventId = 1 is the number of 2 messages", "Two.cs:1: EventId = 1 is the number of 2 messages"], StyleRules.SharedNumbers([one, two]));
    }

    [Fact]
    public void Files_are_short_or_say_why_not() => SourceFile.AssertNone(SourceFile.All.SelectMany(StyleRules.TooLong));

    [Fact]
    public void A_long_file_is_named_unless_it_says_why()
    {
        var lines = Enumerable.Repeat("", StyleRules.LongestFile + 1).ToList();

        Assert.Single(StyleRules.TooLong(new SourceFile("Some.cs", lines)));
        Assert.Empty(StyleRules.TooLong(new SourceFile("Some.cs", [$"// {StyleRules.LongOnPurpose} a table.", .. lines])));
    }

    /// <summary>A condition that nobody watches. What is left out is said in the documents, where users look.</summary>
    [Fact]
    public void Nothing_is_left_to_be_done() =>
        SourceFile.AssertNone(
            from file in SourceFile.All
            where Path.GetExtension(file.Path) is ".cs" or ".cshtml" or ".ts" or ".tsx" or ".mjs" or ".css" or ".sql" or ".yaml" or ".csproj"
            where !file.Path.StartsWith("SmartCV.Bot.Tests/Rules/", StringComparison.Ordinal)
            from line in file.Numbered
            where Unfinished().IsMatch(line.Text)
            select $"{file.Path}:{line.Number}: {line.Text.Trim()}");

    /// <summary>The web SDK needs a package for them that is not to be had; pages are .cshtml, the console is React.</summary>
    [Fact]
    public void There_are_no_razor_components() =>
        SourceFile.AssertNone(from file in SourceFile.All where file.Path.EndsWith(".razor", StringComparison.Ordinal) select $"{file.Path}:1: make it a .cshtml page or a React component");

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

    /// <summary>A test with a mistyped group would run with the quick ones, without what it needs.</summary>
    [Fact]
    public void Every_group_is_known_to_the_test_script()
    {
        var script = SourceFile.All.Single(file => file.Path == "test");
        var known = script.Lines.SelectMany(line => GroupList().Matches(line)).SelectMany(match => match.Groups["names"].Value.Split(' ')).ToHashSet();

        SourceFile.AssertNone(
            from file in CSharp
            from line in file.Code
            let trait = GroupTrait().Match(line.Code)
            where trait.Success && !known.Contains(trait.Groups["name"].Value)
            select $"{file.Path}:{line.Number}: the group {trait.Groups["name"].Value} is not in ./test");
    }

    private static LineRule RuleOf(string name) => StyleRules.Lines.Single(rule => rule.Name == name);

    [GeneratedRegex(@"\b(TODO|FIXME|XXX|HACK)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^\s*namespace\s+(?<name>[\w.]+)")]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^\s*(public|internal)\s.*\b(class|record|struct|interface|enum)\b")]
    private static partial Regex PublicType();

    [GeneratedRegex("""Trait\("group", "(?<name>\w+)"\)""")]
    private static partial Regex GroupTrait();

    [GeneratedRegex(@"^(extra_)?groups=\((?<names>[^)]*)\)")]
    private static partial Regex GroupList();
}
