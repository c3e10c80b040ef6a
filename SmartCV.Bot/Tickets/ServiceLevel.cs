namespace SmartCV.Bot.Tickets;

/// <summary>What is promised for one priority.</summary>
public sealed record ServiceLevel
{
    /// <summary>Until a person answers.</summary>
    public required TimeSpan FirstResponse { get; init; }

    /// <summary>The same for what comes in on a day that is no working day; null for no difference.</summary>
    public TimeSpan? FirstResponseOnOffDays { get; init; }

    /// <summary>Until it is solved; null when it is promised in working days.</summary>
    public TimeSpan? Solution { get; init; }

    /// <summary>The day after receipt is day 1; due when the chat closes on the last one.</summary>
    public int SolutionWorkingDays { get; init; }

    /// <summary>True: durations count in the hours of the calendar only. A team without night shift misses an elapsed P1.</summary>
    public bool InServiceHours { get; init; }
}

/// <summary>When a ticket has to be answered and solved.</summary>
public readonly record struct DueTimes(DateTimeOffset FirstResponse, DateTimeOffset Solution);
