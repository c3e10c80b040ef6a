namespace SmartCV.Bot.Scheduling;

/// <summary>A calendar has no opening hours within two years: a mistake in the calendar, not a question of waiting.</summary>
public sealed class CalendarNeverOpensException(string calendar, DateTimeOffset after)
    : InvalidOperationException($"The calendar '{calendar}' does not open within two years after {after:O}.");
