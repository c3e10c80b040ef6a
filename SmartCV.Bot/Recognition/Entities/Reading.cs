namespace SmartCV.Bot.Recognition.Entities;

/// <summary>
/// One way to understand a time expression. A point has <see cref="Begin"/> equal to <see cref="End"/>; a range ends before <see cref="End"/>;
/// a duration has neither, its seconds stand in <see cref="Seconds"/>.
/// </summary>
internal readonly record struct Reading(string Timex, DateTime Begin, DateTime End)
{
    public Reading(string timex, DateTime point) : this(timex, point, point)
    {
    }

    public double Seconds { get; init; }

    /// <summary>Such as 29 February 2019: said, but no day.</summary>
    public bool IsImpossible { get; init; }

    public static Reading Duration(string timex, double seconds) => new(timex, default, default) { Seconds = seconds };
}

/// <summary>What a time expression means: its type and its readings, the past before the future, the first half of the day before the second.</summary>
internal sealed record Meaning(string Type, params Reading[] Readings)
{
    public const string Date = "date", Time = "time", DateAndTime = "datetime", Days = "daterange", Times = "timerange", DatesAndTimes = "datetimerange", Duration = "duration";

    /// <summary>before, after, since, until, approx, start, mid, end: what narrows or opens the range; more, less: of a duration.</summary>
    public string? Mod { get; init; }

    /// <summary>What the open range was made of: datetimepoint or datetimerange.</summary>
    public string? Source { get; init; }

    /// <summary>The days of a range that leaves some out (business days), with commas between.</summary>
    public string? List { get; init; }

    /// <summary>Nothing is said about where it begins (before, until).</summary>
    public bool IsOpenBefore { get; init; }

    /// <summary>Nothing is said about where it ends (after, since).</summary>
    public bool IsOpenAfter { get; init; }

    public bool IsRange => Type is Days or Times or DatesAndTimes;

    public bool IsPoint => Type is Date or Time or DateAndTime;
}

/// <summary>A meaning and where it stands in the text.</summary>
internal readonly record struct Found(int Start, int End, Meaning Meaning);
