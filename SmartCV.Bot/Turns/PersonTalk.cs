using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Turns;

/// <summary>The wish for a person: a message is taken as a ticket, and the calendar says when people are there.</summary>
internal static class PersonTalk
{
    public static ValueTask OfferAsync(Talk talk, TicketStore tickets, CancellationToken ct)
    {
        var facts = talk.Facts;
        var lead = facts.ChatOpen
            ? talk.T("turn.person_open", ("closes", facts.ChatCloses()))
            : talk.T("turn.person_closed", ("opens", facts.ChatOpens()), ("hours", facts.ChatHours()));
        return FormTalk.OpenAsync(talk, tickets, Forms.Message, [], ct, lead: lead);
    }
}
