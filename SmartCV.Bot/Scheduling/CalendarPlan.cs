namespace SmartCV.Bot.Scheduling;

/// <summary>What a calendar is made of.</summary>
internal sealed record CalendarPlan
{
    public required string Name { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    public PublicHolidays Holidays { get; init; } = PublicHolidays.None;

    public IReadOnlyCollection<DayOfWeek> WorkingDays { get; init; } = [];

    /// <summary>Hours by day of the week; a day that is absent is closed.</summary>
    public IReadOnlyDictionary<DayOfWeek, IReadOnlyList<OpenWindow>> Week { get; init; } = new Dictionary<DayOfWeek, IReadOnlyList<OpenWindow>>();

    /// <summary>Hours of make-up working days; null for those of Monday.</summary>
    public IReadOnlyList<OpenWindow>? MakeUp { get; init; }

    public bool OpenOnHolidays { get; init; }

    /// <summary>Single days that differ; they win over everything else.</summary>
    public IReadOnlyDictionary<DateOnly, IReadOnlyList<OpenWindow>> Days { get; init; } = new Dictionary<DateOnly, IReadOnlyList<OpenWindow>>();
}
