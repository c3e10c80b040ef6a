using TimeWords = SmartCV.Bot.Scheduling.TimeWords;
using SmartCV.Bot.Scheduling;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Turns;

/// <summary>How the customer's tickets stand, and by when which answer is promised.</summary>
internal static class TicketLookup
{
    private const int MostListed = 5;

    /// <summary>One ticket, by its number.</summary>
    public static async ValueTask StatusAsync(Talk talk, TicketStore tickets, string number, CancellationToken ct)
    {
        if (await TicketTalk.OwnAsync(talk, tickets, number, ct) is { } ticket) Say(talk, ticket, []);
    }

    public static async ValueTask ListAsync(Talk talk, TicketStore tickets, CancellationToken ct)
    {
        var own = await tickets.OfCustomerAsync(talk.Context.Customer.Id, MostListed, ct);
        if (own.Count == 0) SayNone(talk);
        else talk.Say(talk.T("turn.tickets_title") + "\n" + Lines(talk, own), own.Select(t => talk.ButtonFor(new TurnCommand(TurnCommand.Ticket, t.Number))).ToList());
    }

    /// <summary>
    /// "弄好了吗", "还要多久": the ticket that was spoken of last, or else the newest open one, and the other open ones in short. False when there is none.
    /// </summary>
    public static async ValueTask<bool> ProgressAsync(Talk talk, TicketStore tickets, CancellationToken ct)
    {
        var open = await OpenAsync(talk, tickets, ct);
        var meant = SpokenOf(talk) is { } number ? open.FirstOrDefault(t => t.Number == number) ?? await tickets.FindAsync(number, ct) : open.FirstOrDefault();
        if (meant is null) return false;
        Say(talk, meant, open.Where(t => t.Number != meant.Number).ToList());
        return true;
    }

    public static void SayNone(Talk talk)
    {
        // Beside an open form that asks on, a listed number would be an answer to the form.
        if (talk.Context.State.Form is not null && !talk.Context.Abilities.Buttons) talk.SayText("ticket.none");
        else talk.Say(talk.T("ticket.none"), talk.ButtonFor(new TurnCommand(TurnCommand.Form, Forms.Report)), talk.ButtonFor(new TurnCommand(TurnCommand.Person)));
    }

    /// <summary>The customer's tickets that somebody has to do something about; the newest first.</summary>
    public static async ValueTask<IReadOnlyList<Ticket>> OpenAsync(Talk talk, TicketStore tickets, CancellationToken ct) =>
        (await tickets.OfCustomerAsync(talk.Context.Customer.Id, MostListed, ct)).Where(t => t.IsActive).ToList();

    /// <summary>Number of the ticket that was spoken of last, or was made a short while ago.</summary>
    public static string? SpokenOf(Talk talk) => talk.Context.State.LastTicket ?? FormTalk.JustFinished(talk);

    /// <summary>How a ticket stands. What can be done about it is offered to its customer only.</summary>
    public static void Say(Talk talk, Ticket ticket, IReadOnlyList<Ticket> others)
    {
        var status = TicketWords.Status(talk.Content.Texts, talk.Language, ticket.Status);
        string?[] lines =
        [
            talk.T("ticket.current_status", ("number", ticket.Number), ("subject", ticket.Subject), ("status", status)),
            talk.T(TicketWords.HintKeyOf(ticket.Status)),
            Promise(talk, ticket),
            talk.T("ticket.last_update", ("time", At(talk, ticket.UpdatedAt))),
            talk.T("turn.progress_link", ("link", TicketTalk.LinkOf(talk, ticket))),
            others.Count > 0 ? "\n" + talk.T("ticket.others") + "\n" + Lines(talk, others) : null,
        ];
        var outcomes = ticket.CustomerId == talk.Context.Customer.Id ? Outcomes(ticket) : [];
        var commands = outcomes.Concat(others.Select(t => new TurnCommand(TurnCommand.Ticket, t.Number)));
        talk.Say(string.Join('\n', lines.OfType<string>()), commands.Select(talk.ButtonFor).ToList());
        TicketTalk.TalksOf(talk, ticket);
    }

    // What is owed next. Nothing while the user's answer is awaited: the clock stands still.
    private static string? Promise(Talk talk, Ticket ticket)
    {
        var now = talk.Context.Now;
        if (!ticket.IsActive || ticket.Status == TicketStatus.Waiting) return null;
        if (TicketClocks.IsResponseLate(ticket, now) || TicketClocks.IsSolutionLate(ticket, now)) return talk.T("ticket.late");
        return ticket.FirstRespondedAt is null
            ? talk.T("ticket.respond_by", ("time", At(talk, ticket.FirstResponseDueAt)))
            : talk.T("ticket.solve_by", ("time", At(talk, ticket.SolutionDueAt)));
    }

    private static string At(Talk talk, DateTimeOffset time) => new TimeWords(talk.Content.Texts).At(time, talk.Context.Now, talk.Content.Calendars.Zone, new Reader(talk.Language));

    private static string Lines(Talk talk, IEnumerable<Ticket> tickets) => string.Join('\n', tickets.Select(t =>
        "- " + talk.T("ticket.line", ("number", t.Number), ("subject", t.Subject), ("status", TicketWords.Status(talk.Content.Texts, talk.Language, t.Status)))));

    private static IEnumerable<TurnCommand> Outcomes(Ticket ticket)
    {
        if (ticket.Status != TicketStatus.Closed) yield return new TurnCommand(TurnCommand.TicketSolved, ticket.Number);
        if (ticket.Status == TicketStatus.Solved) yield return new TurnCommand(TurnCommand.TicketUnsolved, ticket.Number);
    }
}
