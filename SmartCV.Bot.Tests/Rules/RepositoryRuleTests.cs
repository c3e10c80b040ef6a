using System.Text.RegularExpressions;

namespace SmartCV.Bot.Tests.Rules;

/// <summary>What must not be in a commit, whatever kind of file it is. Each failure names file and line.</summary>
public sealed class RepositoryRuleTests
{
    // The words are put together here, or this file would break its own rule.
    [Theory]
    [InlineData("../", "shared")]
    [InlineData("/wo", "rk")]
    [InlineData("/ro", "ot/")]
    [InlineData("registry.", "npmjs.org")]
    [InlineData("api.", "nuget.org")]
    [InlineData("deb.", "debian.org")]
    [InlineData("BEGIN ", "PRIVATE KEY")]
    [InlineData("BEGIN RSA ", "PRIVATE KEY")]
    public void No_file_names(string first, string second) => SourceFile.AssertNone(SourceFile.All.SelectMany(file => Offences(file, first + second)));

    [Fact]
    public void A_place_outside_the_repository_is_named_with_file_and_line()
    {
        const string Place = "/wo" + "rk";
        var file = new SourceFile("docs/some.md", ["fine: https://example.com/app/here", $"cd {Place}/here", $"{Place}day is a word", $"({Place})"]);

        Assert.Equal(["docs/some.md:2:", "docs/some.md:4:"], Offences(file, Place).Select(offence => offence.Split(' ')[0]));
    }

    [Fact]
    public void Lock_files_name_no_download_addresses() =>
        SourceFile.AssertNone(
            from file in SourceFile.All
            where Path.GetFileName(file.Path) == "package-lock.json"
            from line in file.Numbered
            where line.Text.Contains("\"resolved\"", StringComparison.Ordinal)
            select $"{file.Path}:{line.Number}: add omit-lockfile-registry-resolved=true to the .npmrc beside it");

    private static IEnumerable<string> Offences(SourceFile file, string word)
    {
        var pattern = new Regex(@"(?<![\w./]|\w-)" + Regex.Escape(word) + @"(?!\w|-\w)");
        return from line in file.Numbered where pattern.IsMatch(line.Text) select $"{file.Path}:{line.Number}: {line.Text.Trim()}";
    }
}
