namespace SmartCV.Bot.Recognition.Entities;

/// <summary>
/// A piece of a time expression before ranges and words such as "before" are looked at: a day, a clock, a part of a day, a period, what goes
/// together of these, or something that is complete (<see cref="Whole"/>).
/// </summary>
/// <param name="Start">Index of its first token or character.</param>
/// <param name="End">Index behind its last.</param>
internal readonly record struct Piece(int Start, int End)
{
    public DayReading? Day { get; init; }

    public ClockReading? Clock { get; init; }

    public DayPart? Part { get; init; }

    public PeriodReading? Period { get; init; }

    public Meaning? Whole { get; init; }

    /// <summary>The moment of the message itself.</summary>
    public bool IsNow { get; init; }

    public bool IsNothing => End == 0;

    /// <summary>A day, with or without a clock, that can begin or end a range.</summary>
    public bool IsClockOnly => Clock is not null && Day is null;

    public bool IsDayOnly => Day is not null && Clock is null && Part is null;

    public Meaning? ToMeaning(DateTime now) => this switch
    {
        { IsNow: true } => new Meaning(Meaning.DateAndTime, new Reading("PRESENT_REF", now)),
        { Whole: { } whole } => whole,
        { Day: { } day, Clock: { } clock } => clock.On(day),
        { Day: { } day, Part: { } part } => part.On(day),
        { Day: { } day } => day.ToMeaning(),
        { Clock: { } clock } => clock.ToMeaning(now),
        { Part: { } part } => part.ToMeaning(now),
        { Period: { } period } => period.ToMeaning(),
        _ => null,
    };
}
