using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Knowledge;

/// <summary>What people write when they mean no FAQ item: a person, a report, thanks, ... Read from dialogs/languages/*/intents.yaml.</summary>
public sealed class IntentExamples(IReadOnlyList<IntentExample> all)
{
    public const string Human = "human";
    public const string Report = "report";
    public const string TicketStatus = "ticket_status";
    public const string MyTickets = "my_tickets";
    public const string Urgent = "urgent";
    public const string Greeting = "greeting";
    public const string Thanks = "thanks";
    public const string Cancel = "cancel";
    public const string Help = "help";

    /// <summary>Examples of what no answer fits: chit-chat, other products. Optional.</summary>
    public const string None = "none";

    public static readonly IReadOnlyList<string> Names = [Human, Report, TicketStatus, MyTickets, Urgent, Greeting, Thanks, Cancel, Help, None];

    public static IntentExamples Empty { get; } = new([]);

    public IReadOnlyList<IntentExample> All { get; } = all;

    public IEnumerable<LabelledText> Examples() => All.Select(e => new LabelledText(e.Intent, e.Text, e.Language));
}

public sealed record IntentExample(string Intent, string Text, string Language, string File, int Line);
