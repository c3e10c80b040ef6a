using FormFile = SmartCV.Bot.Dialogs.FormFile;
using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Turns;

/// <summary>What is said after an urgent form was filed unfinished: mostly the answers that were still missing.</summary>
internal static class EarlyTicket
{
    // "提交" or "跳过" still answers the form; it is nothing that a ticket should hold.
    private static readonly FormCommand[] Leftovers =
        [FormCommand.Submit, FormCommand.Skip, FormCommand.Nothing, FormCommand.Back, FormCommand.Change, FormCommand.Card, FormCommand.Yes, FormCommand.No];

    /// <summary>Takes what belongs to the ticket that was filed early. False when there is none, or when it is clearly about something else.</summary>
    public static async ValueTask<bool> TakeAsync(Talk talk, TicketStore tickets, IReadOnlyList<FormFile> files, CancellationToken ct)
    {
        if (FormTalk.FiledEarly(talk) is not { } number) return false;
        var isLeftover = files.Count == 0 && Leftovers.Any(c => talk.Content.Forms.Commands.Is(talk.Text, c));
        if (isLeftover) talk.SayText("ticket.already_filed", ("number", number));
        else if (Continues(talk)) await TicketTalk.AddAfterwardsAsync(talk, tickets, number, files, ct);
        else return false;
        return true;
    }

    // Something else is a question that we can answer, or a wish for something that we can do.
    private static bool Continues(Talk talk)
    {
        if (talk.Text.Length == 0 || UrgencySigns.Read(talk.Text, talk.Language) is not null) return true;
        if (TicketNumber.Find(talk.Text) is not null) return false;
        var meant = AnswerTalk.Understand(talk);
        if (meant.IsIntent) return meant.Label is IntentExamples.Urgent or IntentExamples.Report;
        return meant.Kind != AnswerKind.Sure || !QuestionSigns.AsksSomething(talk.Text);
    }
}
