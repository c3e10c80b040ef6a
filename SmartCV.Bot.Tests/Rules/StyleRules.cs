using System.Text.RegularExpressions;

namespace SmartCV.Bot.Tests.Rules;

/// <summary>What the style page asks for and a program can check.</summary>
internal static partial class StyleRules
{
    public const int LongestFile = 300;
    public const string LongOnPurpose = "Long on purpose:";

    private const int HeadLines = 15;

    public static readonly IReadOnlyList<LineRule> Lines =
    [
        new("system-clock", "ask a TimeProvider", SystemClock(), _ => true),
        new("async-void", "return a Task, or nobody sees the exception", AsyncVoid(), _ => true),
        new("blocking", "await it (a property of ours needs another name)", Blocking(), _ => true),
        new("sleep", "await a signal, or a timer of the TimeProvider", Sleep(), _ => true),
        new("sleeping-test", "wait for the fact with Deadline, or advance a TestClock", Delay(), file => file.IsTest),
        new("unfinished", "finish it, or leave it out and say so in the documents", Unfinished(), _ => true),
    ];

    /// <summary>A failure that nobody hears of. A catch that decides to go on says in a comment why that is right.</summary>
    public static IEnumerable<string> EmptyCatches(SourceFile file)
    {
        var lines = file.Lines;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!CatchLine().IsMatch(lines[i])) continue;
            var rest = string.Concat(lines.Skip(i).Take(4).Select(line => line.Trim()));
            if (EmptyCatch().IsMatch(rest)) yield return $"{file.Path}:{i + 1}: an empty catch; handle it, or say in it why nothing is to be done";
        }
    }

    public static IEnumerable<string> TooLong(SourceFile file)
    {
        // Content grows with what users ask; it is data, one list from top to bottom.
        if (!IsCode(file) || file.Path.StartsWith("dialogs/", StringComparison.Ordinal)) yield break;
        if (file.Lines.Count <= LongestFile || file.Lines.Take(HeadLines).Any(line => line.Contains(LongOnPurpose, StringComparison.Ordinal))) yield break;
        yield return $"{file.Path}:{LongestFile + 1}: {file.Lines.Count} lines; split it, or say `{LongOnPurpose} why` in its first {HeadLines} lines";
    }

    /// <summary>Who looks for a number in the log finds one place in the code.</summary>
    public static IEnumerable<string> SharedNumbers(IEnumerable<SourceFile> files) =>
        from line in files.SelectMany(file => file.Code.Select(line => (file.Path, line.Number, Event: EventNumber().Match(line.Code))))
        where line.Event.Success
        group line by line.Event.Value into same
        where same.Count() > 1
        from line in same
        select $"{line.Path}:{line.Number}: {same.Key} is the number of {same.Count()} messages";

    private static bool IsCode(SourceFile file) =>
        file.Path == "test" || Path.GetExtension(file.Path) is ".cs" or ".cshtml" or ".ts" or ".tsx" or ".js" or ".mjs" or ".css" or ".sql" or ".yaml";

    [GeneratedRegex(@"\bEventId = \d+")]
    private static partial Regex EventNumber();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b")]
    private static partial Regex SystemClock();

    [GeneratedRegex(@"\basync\s+void\b")]
    private static partial Regex AsyncVoid();

    [GeneratedRegex(@"\.Result\b(?!\s*[(<])|\.Wait\((\)|TimeSpan|ct\b|stopping\b)|\.GetAwaiter\(\)\s*\.GetResult\(\)|\bTask\.WaitAll\b")]
    private static partial Regex Blocking();

    [GeneratedRegex(@"\bThread\.Sleep\b")]
    private static partial Regex Sleep();

    [GeneratedRegex(@"\bTask\.Delay\b(?!\(Timeout)")]
    private static partial Regex Delay();

    [GeneratedRegex(@"\bNotImplementedException\b|\bNotSupportedException\(\)")]
    private static partial Regex Unfinished();


    [GeneratedRegex(@"\bcatch\b")]
    private static partial Regex CatchLine();

    [GeneratedRegex(@"\bcatch\s*(\([^)]*\))?\s*(when\s*\(.*?\))?\s*\{\s*\}")]
    private static partial Regex EmptyCatch();
}
