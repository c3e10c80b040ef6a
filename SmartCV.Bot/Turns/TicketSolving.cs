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

    /// <summary>
    /// "算了" with nothing to break off: offers to withdraw the ticket that was spoken of last, or else the newest open one. False when none is open.
    /// </summary>
    public static async ValueTask<bool> OfferWithdrawalAsync(Talk talk, TicketStore tickets, CancellationToken ct)
    {
        var open = await TicketLookup.OpenAsync(talk, tickets, ct);
        if (open.Count == 0) return false;
        var ticket = open.FirstOrDefault(t => t.Number == TicketLookup.SpokenOf(talk)) ?? open[0];
        talk.Say(
            talk.T("ticket.withdraw_confirm", ("number", ticket.Number), ("subject", ticket.Subject)),
            talk.ButtonFor(new TurnCommand(TurnCommand.TicketWithdraw, ticket.Number)),
            talk.ButtonFor(new TurnCommand(TurnCommand.TicketKeep, ticket.Number)));
        return true;
    }

    /// <summary>The customer needs it no longer. It closes for good; what comes later is a new ticket.</summary>
    public static async ValueTask WithdrawAsync(Talk talk, TicketStore tickets, string number, CancellationToken ct)
    {
        if (await TicketTalk.OwnAsync(talk, tickets, number, ct) is not { } ticket) return;
        var outcome = talk.Content.Tickets.Closed(ticket, TicketEvent.User, talk.Context.Now);
        if (outcome.HasChanged) TicketEffects.Save(talk.Context, outcome, ticket);
        talk.SayText("ticket.withdrawn", ("number", number));
    }

    /// <summary>"还是不行": a solved ticket is opened again, and one that is worked on holds it.</summary>
    public static async ValueTask StillBrokenAsync(Talk talk, TicketStore tickets, string number, CancellationToken ct)
    {
        if (await tickets.FindAsync(number, ct) is { IsActive: true }) await TicketTalk.AddAfterwardsAsync(talk, tickets, number, [], ct);
        else await UnsolvedAsync(talk, tickets, number, ct);
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
