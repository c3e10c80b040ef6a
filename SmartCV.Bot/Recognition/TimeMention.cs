using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>Time words in a customer's text and what they mean.</summary>
/// <param name="Start">Index of the first character of what is worth keeping: "昨晚十点多", "since monday".</param>
/// <param name="End">Index behind its last character.</param>
internal sealed partial record TimeMention(string Text, int Start, int End)
{
    /// <summary>The day, where one is named; null for a span of days ("10月", "last month").</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The moment, where a clock or "ten minutes ago" names one.</summary>
    public DateTimeOffset? Moment { get; init; }

    /// <summary>"从周一开始", "since noon": when it began.</summary>
    public bool IsSince { get; init; }

    /// <summary>"10月", "2020年": longer than some days.</summary>
    public bool IsLong { get; init; }

    /// <summary>"最近", "好几天了": only better than nothing.</summary>
    public bool IsVague { get; init; }

    public string Words => Text[Start..End];

    public bool HasClock => Clock().IsMatch(Words);

    public bool IsEnglish => Words.All(char.IsAscii) && Words.Any(char.IsAsciiLetter);

    [GeneratedRegex(@"\d{1,2}\s?:\s?\d{2}|[\d零一二两三四五六七八九十]点|\d ?[ap]\.?m|noon|midnight|o'clock|(?:at|around|about|~) ?\d{1,2}(?!\d| ?(?:min|hour|day|week|month))", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Clock();
}
