namespace SmartCV.Bot.Turns;

/// <summary>What a button of the bot means. Users never see or type it: they press the title, and the title stands for the command.</summary>
/// <param name="Verb">One of the constants.</param>
/// <param name="Subject">Name of the form, id of the item, number of the ticket.</param>
public sealed record TurnCommand(string Verb, string Subject = "")
{
    public const string Person = "person";
    public const string Form = "form";
    public const string Item = "item";
    public const string Ticket = "ticket";
    public const string TicketStatus = "ticket-status";
    public const string MyTickets = "my-tickets";
    public const string TicketAdd = "ticket-add";
    public const string TicketSolved = "ticket-solved";
    public const string TicketUnsolved = "ticket-unsolved";
    public const string TicketWithdraw = "ticket-withdraw";
    public const string TicketKeep = "ticket-keep";
    public const string Language = "language";
    public const string AskPlan = "plan";
    public const string PlanIs = "plan-is";
    public const string Helped = "helped";
    public const string NotHelped = "not-helped";
    public const string Resume = "resume";
    public const string NoneOfThese = "none-of-these";

    public static TurnCommand Read(string stored)
    {
        var colon = stored.IndexOf(':');
        return colon < 0 ? new TurnCommand(stored) : new TurnCommand(stored[..colon], stored[(colon + 1)..]);
    }

    public string Write() => Subject.Length == 0 ? Verb : $"{Verb}:{Subject}";
}
