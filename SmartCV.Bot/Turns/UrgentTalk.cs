using FormFile = SmartCV.Bot.Dialogs.FormFile;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Turns;

/// <summary>Urgent matters: the fastest way at this hour for this customer, and a shortened intake.</summary>
internal static class UrgentTalk
{
    public static ValueTask OpenAsync(Talk talk, TicketStore tickets, IReadOnlyList<FormFile> files, CancellationToken ct)
    {
        // A bare "急" says that it is urgent but not what it is.
        var tellsMore = !talk.Content.Words.Is("urgent", talk.Text);
        return FormTalk.OpenAsync(talk, tickets, Forms.Urgent, files, ct, withText: tellsMore, lead: Route(talk));
    }

    /// <summary>What is promised, what else can be done at this hour, and what to do first in a matter of this kind.</summary>
    public static string Route(Talk talk) => PriorityRules.KindOf(UrgencySigns.Read(talk.Text, talk.Language)?.Kind) switch
    {
        UrgencyKind.Security => Way(talk) + "\n" + talk.T("turn.urgent_security"),
        UrgencyKind.DataLoss => Way(talk) + "\n" + talk.T("turn.urgent_data_loss"),
        _ => Way(talk),
    };

    private static string Way(Talk talk)
    {
        var facts = talk.Facts;
        if (facts.ChatOpen) return talk.T("turn.urgent_chat");
        if (facts is { Plan: PlanKnowledge.Paying, PhoneOpen: true } && facts.IsSet("hotline"))
            return talk.T("turn.urgent_hotline", ("hotline", talk.Options.Hotline), ("hours", facts.PhoneHours()));
        return talk.T("turn.urgent_ticket", ("opens", facts.ChatOpens()));
    }
}
