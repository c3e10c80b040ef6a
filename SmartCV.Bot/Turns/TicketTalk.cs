using FormFile = SmartCV.Bot.Dialogs.FormFile;
using TimeWords = SmartCV.Bot.Scheduling.TimeWords;
using System.Text.Json.Nodes;
using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Scheduling;
using SmartCV.Bot.Tickets;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Turns;

/// <summary>Tickets in a conversation: opened from a finished form, added to.</summary>
internal static class TicketTalk
{
    private const int LongestSubject = 80;

    // "谢谢" under a solved ticket does not say that it is not solved.
    private static readonly string[] Courtesies = ["thanks", "ok", "bye", "solved"];

    public static async ValueTask<Ticket> OpenAsync(Talk talk, TicketStore tickets, FormOutcome outcome, CancellationToken ct)
    {
        var opened = await OpenAsync(talk, tickets, DraftOf(talk, outcome) with { Attachments = await TicketFiles.OfAsync(talk.Files, outcome.Files, ct) });
        Remember(talk, outcome);
        var reader = new Reader(talk.Language);
        var times = new TimeWords(talk.Content.Texts);
        var by = times.At(opened.FirstResponseDueAt, talk.Context.Now, talk.Content.Calendars.Zone, reader);
        var text = string.Join(
            '\n',
            talk.T(Done(outcome, opened), ("number", opened.Number)),
            talk.T("ticket.respond_by", ("time", by)),
            talk.T("turn.progress_link", ("link", LinkOf(talk, opened))));
        talk.Say(text);
        TalksOf(talk, opened);
        return opened;
    }

    /// <summary>Opens a ticket for what could not be handled.</summary>
    public static async Task<Ticket> OpenAsync(Talk talk, TicketStore tickets, UnhandledMessage unhandled, CancellationToken ct) => await OpenAsync(
        talk,
        tickets,
        Draft(talk) with
        {
            Priority = Priority.P2,
            Subject = unhandled.Subject,
            Fields = FieldsOf(unhandled),
            Attachments = await TicketFiles.OfAsync(talk.Files, unhandled.Files, ct),
        });

    /// <summary>The ticket that a message from a progress page is for.</summary>
    public static string? TicketOf(Activity activity) => activity.ChannelData?[TicketMember.Name] is JsonValue value && value.TryGetValue<string>(out var number) ? number : null;

    public static async ValueTask AddAsync(Talk talk, TicketStore tickets, string number, IReadOnlyList<FormFile> files, CancellationToken ct)
    {
        if (await OwnAsync(talk, tickets, number, ct) is { } ticket) await AddAsync(talk, tickets, ticket, (talk.Text, files), ct);
    }

    /// <returns>The ticket that holds it now: a new one when the old one is closed.</returns>
    public static async ValueTask<Ticket> AddAsync(Talk talk, TicketStore tickets, Ticket ticket, (string Text, IReadOnlyList<FormFile> Files) more, CancellationToken ct)
    {
        var holder = await AddedAsync(talk, tickets, ticket, more, ct);
        if (holder.Number == ticket.Number) talk.SayText("ticket.added", ("number", ticket.Number));
        TalksOf(talk, holder);
        return holder;
    }

    /// <summary>What came right after a report, taken to belong to its ticket. Whoever meant another problem can say so.</summary>
    public static async ValueTask AddAfterwardsAsync(Talk talk, TicketStore tickets, string number, IReadOnlyList<FormFile> files, CancellationToken ct)
    {
        if (await OwnAsync(talk, tickets, number, ct) is not { } ticket) return;
        var holder = await AddedAsync(talk, tickets, ticket, (talk.Text, files), ct);
        if (holder.Number == number) talk.Say(talk.T("ticket.added_after", ("number", number)), talk.ButtonFor(new TurnCommand(TurnCommand.Form, Forms.Report)));
        TalksOf(talk, holder);
    }

    /// <summary>The customer pressed: what was not understood belongs to that ticket.</summary>
    public static async ValueTask AddLastAsync(Talk talk, TicketStore tickets, string number, CancellationToken ct)
    {
        if (await OwnAsync(talk, tickets, number, ct) is not { } ticket) return;
        if (talk.Context.State.LastQuestion is not { Length: > 0 } words)
        {
            // The button is older than what was said since.
            await TicketLookup.StatusAsync(talk, tickets, number, ct);
            return;
        }

        await AddAsync(talk, tickets, ticket, (words, []), ct);
        talk.Context.State = talk.Context.State with { LastQuestion = null, Misses = 0 };
    }

    /// <summary>A form that was sent again without anything new on it.</summary>
    public static void AlreadySent(Talk talk, Ticket ticket)
    {
        talk.Say(talk.T("turn.form_sent_before", ("number", ticket.Number)) + "\n" + talk.T("turn.progress_link", ("link", LinkOf(talk, ticket))));
        TalksOf(talk, ticket);
    }

    /// <summary>The customer's ticket. Says so and gives null when there is none: somebody else's and none at all give the same answer.</summary>
    public static async ValueTask<Ticket?> OwnAsync(Talk talk, TicketStore tickets, string number, CancellationToken ct)
    {
        var ticket = await tickets.FindAsync(number, ct);
        if (ticket is not null && ticket.CustomerId == talk.Context.Customer.Id) return ticket;
        talk.Say(talk.T("ticket.not_found", ("number", number)), talk.ButtonFor(new TurnCommand(TurnCommand.MyTickets)), talk.ButtonFor(new TurnCommand(TurnCommand.Person)));
        return null;
    }

    // A closed ticket never changes: a new one is made of it then, and that is said.
    private static async ValueTask<Ticket> AddedAsync(Talk talk, TicketStore tickets, Ticket ticket, (string Text, IReadOnlyList<FormFile> Files) more, CancellationToken ct)
    {
        var attachments = await TicketFiles.OfAsync(talk.Files, more.Files, ct);
        var isCourtesy = attachments.Count == 0 && Courtesies.Any(c => talk.Content.Words.Is(c, more.Text));
        var outcome = talk.Content.Tickets.UserWrote(ticket, more.Text.Length == 0 ? null : more.Text, talk.Context.Now, (attachments, isCourtesy));
        if (!outcome.NeedsFollowUp)
        {
            TicketEffects.Save(talk.Context, outcome, ticket);
            return outcome.Ticket;
        }

        var fields = new Dictionary<string, TicketField> { ["message"] = new(more.Text, ValueSource.User) };
        var next = await OpenAsync(talk, tickets, Draft(talk) with { Subject = ticket.Subject, FollowUpOf = ticket.Number, Fields = fields, Attachments = attachments });
        talk.SayText("ticket.follow_up", ("number", ticket.Number), ("new_number", next.Number));
        return next;
    }

    public static string LinkOf(Talk talk, Ticket ticket) => $"{talk.Address.Value}/t/{ticket.ProgressKey}?lang={talk.Language}";

    // "解决了" is about what was spoken of last: this ticket, not an answer before it.
    public static void TalksOf(Talk talk, Ticket ticket) => talk.Context.State = talk.Context.State with { LastTicket = ticket.Number, LastAnswer = null };

    private static Dictionary<string, TicketField> FieldsOf(UnhandledMessage unhandled)
    {
        var fields = new Dictionary<string, TicketField> { ["message"] = new(unhandled.Message, ValueSource.User) };
        if (unhandled.Told.Length > 0) fields["other"] = new TicketField(unhandled.Told, ValueSource.User);
        return fields;
    }

    private static async Task<Ticket> OpenAsync(Talk talk, TicketStore tickets, TicketDraft draft)
    {
        var outcome = talk.Content.Tickets.Open(draft with { Number = await tickets.ReserveNumberAsync() }, talk.Context.Now);
        TicketEffects.Open(talk.Context, outcome);
        return outcome.Ticket;
    }

    private static TicketDraft Draft(Talk talk) => new()
    {
        Id = Ids.New(talk.Context.Now),
        Number = "",
        ProgressKey = ProgressKeys.New(),
        ConversationId = talk.Context.Conversation.Id,
        CustomerId = talk.Context.Customer.Id,
        CaseId = talk.Context.CaseId,
        ActivityId = talk.Context.Entry.Id,
        Priority = Priority.P3,
        Subject = "",
        Language = talk.Language,
        Channel = talk.Context.Conversation.Channel,
    };

    // A message that turned out to be urgent is promised what an urgent form is.
    private static string Done(FormOutcome outcome, Ticket opened) => outcome.Done == "form.done_message" && opened.Priority == Priority.P1 ? "form.done_urgent" : outcome.Done;

    // A message is named by its first sentence. Where another one tells of an urgent matter, that is what people must see.
    private static string SubjectOf(FormOutcome outcome, UrgencySign? urgency) =>
        outcome.Form == Forms.Message && urgency is not null && !outcome.Title.Contains(urgency.Quote, StringComparison.Ordinal) ? Plain.Cut(urgency.Quote, LongestSubject) : outcome.Title;

    private static TicketDraft DraftOf(Talk talk, FormOutcome outcome)
    {
        var fields = outcome.Values.ToDictionary(v => v.Name, v => new TicketField(v.Value, v.Source, v.Words));
        if (outcome.Other is { } other) fields["other"] = new TicketField(other, ValueSource.User);
        // Whatever the form asks for in the customer's own words may tell that it is urgent.
        var said = string.Join('\n', outcome.Values.Where(v => v.Source is ValueSource.User or ValueSource.Earlier).Select(v => v.Words ?? v.Value).Append(outcome.Other));
        var urgency = UrgencySigns.Read(said, talk.Language);
        return Draft(talk) with
        {
            Form = outcome.Form,
            Category = outcome.Category,
            Type = outcome.Type,
            Subject = SubjectOf(outcome, urgency),
            Tags = outcome.Tags,
            Fields = fields,
            Priority = talk.Content.Priorities.Of(new PriorityFacts
            {
                Category = outcome.Category,
                Type = outcome.Type,
                Urgency = PriorityRules.KindOf(urgency?.Kind),
                Impact = outcome["impact"],
                Extent = outcome["extent"],
                Text = said,
                Form = Enum.TryParse<Priority>(outcome.Priority, out var priority) ? priority : null,
                Plan = talk.Context.Customer.Plan,
            }),
        };
    }

    // The next report need not ask for these again.
    private static void Remember(Talk talk, FormOutcome outcome)
    {
        if (outcome["account_email"] is not { } email || talk.Context.Customer.Facts.GetValueOrDefault("account_email") == email) return;
        talk.Context.Change(talk.Context.Customer with { Facts = new Dictionary<string, string>(talk.Context.Customer.Facts) { ["account_email"] = email } });
    }
}
