namespace SmartCV.Bot.Turns;

/// <summary>Forms that the bot opens by itself. An operator may change them, but not take them away: checked at the start.</summary>
public static class Forms
{
    public const string Report = "report-problem";
    public const string Urgent = "urgent";
    public const string Message = "message";

    public static readonly IReadOnlyList<string> Needed = [Report, Urgent, Message];
}
