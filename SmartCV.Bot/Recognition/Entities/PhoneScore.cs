using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition.Entities;

/// <summary>
/// How much a run of digits looks like a telephone number, from 0 to 1, as the specification weighs it: a country or area code, parts, and length speak for
/// it, one digit over and over and long unbroken runs against it.
/// </summary>
internal static partial class PhoneScore
{
    private const double Base = 0.3, CountryCode = 0.4, AreaCode = 0.3, Separator = 0.2, WideSeparator = 0.2, Step = 0.1, DotBehindBracket = 0.4, LocalAmerican = 0.15;

    private const int UsualDigits = 8, MostExtraDigits = 3, MostSeparators = 3, LongestBare = 11, SameAtEnd = 2;

    public static string Of(string number)
    {
        var digits = number.Count(char.IsAsciiDigit);
        var score = Base + (Country().IsMatch(number) ? CountryCode : number.Contains('(', StringComparison.Ordinal) ? AreaCode : 0);
        var separators = Separators().Matches(number);
        score += Math.Min(separators.Count, MostSeparators) * Separator;
        if (separators.Any(s => s.Length > 1)) score -= WideSeparator;
        score += Math.Min(digits - UsualDigits, MostExtraDigits) * Step;
        if (SameEnd().Match(number) is { Success: true } same) score -= (same.Length - SameAtEnd) * Step;
        if (digits == number.Length) score -= Math.Max(digits - LongestBare, 0) * Step;
        score -= Math.Max(LongRuns().Count(number) - 1, 0) * Step;
        if (number.Contains(").", StringComparison.Ordinal)) score -= DotBehindBracket;
        if (American().IsMatch(number)) score += LocalAmerican;
        return Math.Round(Math.Clamp(score, 0, 1), 2).ToString("0.##", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(?:\(\s?(?:\+|00)\s?\d{1,3}\s?\)|(?:\+|00)\s?\d{1,3})", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Country();

    [GeneratedRegex(@"[ \-/.]+", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Separators();

    [GeneratedRegex(@"(\d)\1{2,10}$", Patterns.Plain, Patterns.Limit)]
    private static partial Regex SameEnd();

    [GeneratedRegex(@"\d{5,}", Patterns.Plain, Patterns.Limit)]
    private static partial Regex LongRuns();

    [GeneratedRegex(@"^[2-9]\d\d ?- ?\d{4}$", Patterns.Plain, Patterns.Limit)]
    private static partial Regex American();
}
