using System.Text.RegularExpressions;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Rules;

/// <summary>A file of the repository as the rules read it.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
internal sealed partial record SourceFile(string Path, IReadOnlyList<string> Lines)
{
    private static readonly Lazy<IReadOnlyList<SourceFile>> Committed = new(() => [.. Repository.Files().Where(IsText).Select(Read)]);

    public static IReadOnlyList<SourceFile> All => Committed.Value;

    public static IEnumerable<SourceFile> CSharp => All.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal));

    public bool IsTest => Path.StartsWith("SmartCV.Bot.Tests/", StringComparison.Ordinal);

    public IEnumerable<(int Number, string Text)> Numbered => Lines.Select((line, index) => (index + 1, line));

    /// <summary>The lines without what stands in line comments, numbered from 1. A rule is about code, not about words.</summary>
    public IEnumerable<(int Number, string Code)> Code => Lines.Select((line, index) => (index + 1, LineComment().Replace(line, "")));

    /// <summary>Fails with a line `path:number: what` for each offence.</summary>
    public static void AssertNone(IEnumerable<string> offences)
    {
        var found = offences.ToList();
        if (found.Count > 0) Assert.Fail($"{found.Count} found:\n" + string.Join('\n', found));
    }

    public IEnumerable<string> Matches(Regex pattern, string rule) =>
        from line in Code where pattern.IsMatch(line.Code) select $"{Path}:{line.Number}: {rule}: {line.Code.Trim()}";

    private static bool IsText(string path) =>
        System.IO.Path.GetExtension(path) is not (".png" or ".jpg" or ".jpeg" or ".webp" or ".gif" or ".ico" or ".woff2" or ".eml" or ".bin" or ".zip" or ".pdf" or ".heic");

    private static SourceFile Read(string path) => new(path, File.ReadAllLines(Repository.Under(path)));

    // Not after a colon, so that an address in a string is not taken for a comment.
    [GeneratedRegex("(?<![:\"'])//.*$")]
    private static partial Regex LineComment();
}
