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
        var question = talk.Context.State.LastQuestion;
        var lead = string.IsNullOrEmpty(question) ? Lead(talk) : Lead(talk) + "\n" + talk.T("turn.person_takes_question", ("question", Plain.Cut(question.ReplaceLineEndings(" "), LongestQuote)));
        return FormTalk.OpenAsync(talk, tickets, Forms.Message, files, ct, lead: lead);
    }

    /// <summary>Said in the middle of a form: what was told in it goes along, so that nobody has to say it twice.</summary>
    public static async ValueTask FromFormAsync(Talk talk, TicketStore tickets, string name, IReadOnlyList<FormFile> files, CancellationToken ct)
    {
        if (FormTalk.Open(talk) is not var (form, state))
        {
            await OfferAsync(talk, tickets, files, ct);
            return;
        }

        // The urgent intake is the fastest way to a person already.
        if (name == Forms.Urgent) FormTalk.AskAgain(talk, UrgentTalk.Route(talk));
        else if (name == Forms.Message && !await FormTalk.FinishAsync(talk, tickets, ct)) FormTalk.AskAgain(talk, Lead(talk));
        else if (name != Forms.Message)
        {
            var title = form.In(talk.Language).Title;
            if (!state.IsTouched)
            {
                await OfferAsync(talk, tickets, files, ct);
                return;
            }

            PausedForms.PutAside(talk);
            var told = talk.Content.FormEngine.SoFar(form, state, talk.Language).Values.Where(v => v.Source == ValueSource.User).Select(v => talk.T("form.summary_line", ("label", v.Label), ("value", v.Shown)));
            talk.Context.State = talk.Context.State with { LastQuestion = string.Join('\n', told.Concat(state.Notes).Prepend(title)) };
            await FormTalk.OpenAsync(talk, tickets, Forms.Message, [.. state.Files, .. files], ct, lead: Lead(talk) + "\n" + talk.T("turn.person_takes_form", ("form", title)));
        }
    }

    private static string Lead(Talk talk) => talk.Facts is { ChatOpen: true } open
        ? talk.T("turn.person_open", ("closes", open.ChatCloses()))
        : talk.T("turn.person_closed", ("opens", talk.Facts.ChatOpens()), ("hours", talk.Facts.ChatHours()));
}
