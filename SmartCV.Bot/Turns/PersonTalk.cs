using FormFile = SmartCV.Bot.Dialogs.FormFile;
using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Turns;

/// <summary>The wish for a person: a message is taken as a ticket, and the calendar says when people are there.</summary>
internal static class PersonTalk
{
    private const int LongestQuote = 60;

    public static ValueTask OfferAsync(Talk talk, TicketStore tickets, IReadOnlyList<FormFile> files, CancellationToken ct)
    {
        if (ChannelAgents.HandOver(talk)) return ValueTask.CompletedTask;
        var question = talk.Context.State.LastQuestion;
        var lead = string.IsNullOrEmpty(question) ? Lead(talk) : Lead(talk) + "\n" + talk.T("turn.person_takes_question", ("question", Plain.Cut(question.ReplaceLineEndings(" "), LongestQuote)));
        return FormTalk.OpenAsync(talk, tickets, Forms.Message, files, ct, lead: lead);
    }

    /// <summary>Said in the middle of a form: what was told in it goes along, so that nobody has to say it twice.</summary>
    public static async ValueTask FromFormAsync(Talk talk, TicketStore tickets, string name, IReadOnlyList<FormFile> files, CancellationToken ct)
    {
        FormTalk.AddFiles(talk, files);
        if (ChannelAgents.HandOver(talk)) return;
        if (FormTalk.Open(talk) is not var (form, state))
        {
            await OfferAsync(talk, tickets, files, ct);
            return;
        }

        switch (name)
        {
            // Whoever asks for a person here has said enough: the ticket is the fastest way to one.
            case Forms.Urgent:
                if (FormTalk.Open(talk) is (_, { IsTouched: true })) await FormTalk.FileAsItStandsAsync(talk, tickets, "ticket.urgent_at_once", ct);
                else FormTalk.AskAgain(talk, UrgentTalk.Route(talk));
                break;
            case Forms.Message:
                if (!await FormTalk.FinishAsync(talk, tickets, ct)) FormTalk.AskAgain(talk, Lead(talk));
                break;
            default:
                await HandOverAsync(talk, tickets, (form, state), ct);
                break;
        }
    }

    private static async ValueTask HandOverAsync(Talk talk, TicketStore tickets, (FormDefinition Form, FormState State) open, CancellationToken ct)
    {
        if (!open.State.IsTouched)
        {
            await OfferAsync(talk, tickets, [], ct);
            return;
        }

        PausedForms.PutAside(talk);
        var title = open.Form.In(talk.Language).Title;
        var told = talk.Content.FormEngine.SoFar(open.Form, open.State, talk.Language).Values
            .Where(v => v.Source == ValueSource.User)
            .Select(v => talk.T("form.summary_line", ("label", v.Label), ("value", v.Shown)));
        talk.Context.State = talk.Context.State with { LastQuestion = string.Join('\n', told.Concat(open.State.Notes).Prepend(title)) };
        await FormTalk.OpenAsync(talk, tickets, Forms.Message, open.State.Files, ct, lead: Lead(talk) + "\n" + talk.T("turn.person_takes_form", ("form", title)));
    }

    private static string Lead(Talk talk) => talk.Facts is { ChatOpen: true } open
        ? talk.T("turn.person_open", ("closes", open.ChatCloses()))
        : talk.T("turn.person_closed", ("opens", talk.Facts.ChatOpens()), ("hours", talk.Facts.ChatHours()));
}
