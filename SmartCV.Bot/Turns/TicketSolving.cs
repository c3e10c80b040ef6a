using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Turns;

/// <summary>The customer says that a ticket is solved, or that it is not. Words alone ask back: "好了" after a ticket is more often a mere "ok".</summary>
internal static class TicketSolving
{
    public static async ValueTask AskAsync(Talk talk, TicketStore tickets, string number, CancellationToken ct)
    {
        if (await TicketTalk.OwnAsync(talk, tickets, number, ct) is not { } ticket) return;
        if (ticket.Status == TicketStatus.Closed) talk.SayText(TicketWords.HintKeyOf(ticket.Status));
        else talk.Say(talk.T("ticket.solved_confirm", ("number", number)), talk.ButtonFor(new TurnCommand(TurnCommand.TicketSolved, number)));
    }

    public static async ValueTask SolvedAsync(Talk talk, TicketStore tickets, string number, CancellationToken ct)
    {
        if (await TicketTalk.OwnAsync(talk, tickets, number, ct) is not { } ticket) return;
        var outcome = talk.Content.Tickets.UserConfirmed(ticket, talk.Context.Now);
        if (outcome.HasChanged) TicketEffects.Save(talk.Context, outcome, ticket);
        var button = talk.ButtonFor(new TurnCommand(TurnCommand.TicketUnsolved, number));
        if (outcome.Ticket.Status == TicketStatus.Solved) talk.Say(talk.T("ticket.solved_by_you", ("number", number)), button);
        else talk.SayText("ticket.closed_idle", ("number", number));
    }

    /// <summary>Opens a solved ticket again; for one that is still worked on, says so.</summary>
    public static async ValueTask UnsolvedAsync(Talk talk, TicketStore tickets, string number, CancellationToken ct)
    {
        if (await TicketTalk.OwnAsync(talk, tickets, number, ct) is not { } ticket) return;
        var outcome = talk.Content.Tickets.Reopened(ticket, TicketEvent.User, talk.Context.Now);
        if (outcome.HasChanged) TicketEffects.Save(talk.Context, outcome, ticket);
        if (outcome.HasChanged) talk.SayText("ticket.reopened", ("number", number));
        else if (outcome.NeedsFollowUp) talk.Say(talk.T(TicketWords.HintKeyOf(ticket.Status)), talk.ButtonFor(new TurnCommand(TurnCommand.Form, Forms.Report)));
        else talk.SayText("ticket.still_open", ("number", number));
    }
}
