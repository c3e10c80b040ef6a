namespace SmartCV.Bot.Scheduling;

/// <summary>Work that becomes an inbox entry at a set time, saved together with the turn that wants it.</summary>
/// <param name="Kind">One of the constants here.</param>
/// <param name="SubjectId">What it is about: a case, a ticket, the filling-in of a form.</param>
/// <param name="Revision">The subject's revision when it was planned: tells a stale timer from a current one.</param>
public sealed record DueJob(string Id, string Kind, string SubjectId, string ConversationId, long Revision, DateTimeOffset DueAt)
{
    /// <summary>Closes a case in which nobody has said anything for a day.</summary>
    public const string CaseIdle = "case-idle";

    /// <summary>Files an urgent form that the customer has left unfinished. The subject is the id of that filling-in.</summary>
    public const string UrgentUnfinished = "urgent-unfinished";

    /// <summary>Tells the customer that a file could not be fetched from the channel's peer. The subject is its name.</summary>
    public const string FileLost = "file-lost";

    /// <summary>Sums a ticket up for the agent. The subject is its number, the revision counts the tries. No entry comes of it: it is done beside the conversation.</summary>
    public const string Summary = "summary";
}
