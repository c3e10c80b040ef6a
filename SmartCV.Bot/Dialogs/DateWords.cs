using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartCV.Bot.Dialogs;

/// <summary>Plain dates (2026-11-03, 11月3日, 昨天) as yyyy-MM-dd. Anything richer is the business of recognition.</summary>
internal static partial class DateWords
{
    // Dates without a year mean the last such day: people report what has happened.
    private static readonly TimeSpan DeskOffset = TimeSpan.FromHours(8);

    /// <summary>Null when no date is named.</summary>
    public static string? Read(string text, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.ToOffset(DeskOffset).DateTime);
        var folded = Plain.Fold(text);
        if (Named(folded) is { } daysAgo) return Show(today.AddDays(-daysAgo));
        if (Full().Match(folded) is { Success: true } full) return Make(Number(full, 1), Number(full, 2), Number(full, 3));
        if (MonthDay().Match(folded) is not { Success: true } part) return null;
        var (month, day) = (Number(part, 1), Number(part, 2));
        var made = Make(today.Year, month, day);
        return made is not null && string.CompareOrdinal(made, Show(today)) > 0 ? Make(today.Year - 1, month, day) : made;
    }

    private static int? Named(string folded)
    {
        if (folded.Contains("前天", StringComparison.Ordinal)) return 2;
        if (folded.Contains("昨", StringComparison.Ordinal) || folded.Contains("yesterday", StringComparison.Ordinal)) return 1;
        return folded.Contains("今天", StringComparison.Ordinal) || folded.Contains("today", StringComparison.Ordinal) ? 0 : null;
    }

    private static string? Make(int year, int month, int day) =>
        year is >= 2000 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? Show(new DateOnly(year, month, day))
            : null;

    private static string Show(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)(20\d\d)\s*[-/.年]\s*([01]?\d)\s*[-/.月]\s*([0-3]?\d)(?!\d)", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Full();

    [GeneratedRegex(@"(?<!\d)([01]?\d)\s*[-/月]\s*([0-3]?\d)(?!\d)", RegexOptions.CultureInvariant, 200)]
    private static partial Regex MonthDay();
}
