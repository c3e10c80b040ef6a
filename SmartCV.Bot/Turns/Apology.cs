using FormFile = SmartCV.Bot.Dialogs.FormFile;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Tickets;
using SmartCV.Channels;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Turns;

/// <summary>
/// What is said when a message could not be handled for good: sorry, and a ticket with everything that the customer typed, on a card or in the open form
/// too, so that a person can follow up without asking for it again.
/// </summary>
public sealed class Apology(CurrentContent content, TicketStore tickets, IOptions<SupportOptions> options, PublicAddress address, IFileStore files)
{
    private const int LongestSubject = 60;

    public async ValueTask<TurnResult> DecideAsync(TurnContext context, CancellationToken ct)
    {
        // A timer that fails is for us to mend; so is a greeting. The customer has not asked for anything.
        if (context.Entry.Kind != InboxEntry.CustomerKind || context.Entry.Activity is not { Type: ActivityTypes.Message } activity) return context.Finish();
        var talk = new Talk(context, content.Value, options.Value, address) { Files = files, Text = activity.Text ?? "" };
        var form = context.State.Form is { } open ? FormState.Read(open.Data) : new FormState();
        var message = string.Join('\n', SentBy(talk, activity).Where(l => l.Length > 0));
        IReadOnlyList<FormFile> sent = [.. form.Files, .. FormTalk.FilesOf(activity)];
        if (message.Length == 0 && form.Told.Length == 0 && sent.Count == 0) return context.Finish();
        var ticket = await TicketTalk.OpenAsync(talk, tickets, new UnhandledMessage(SubjectOf(message, form.Told), message, form.Told, sent), ct);
        talk.SayText("turn.apology", ("number", ticket.Number));
        return context.Finish();
    }

    // The words, and what stood on a card under the names that the customer saw.
    private static IEnumerable<string> SentBy(Talk talk, Activity activity)
    {
        yield return talk.Text;
        if (activity.Value is not JsonObject values)
        {
            if (activity.Value is not null) yield return CardTalk.TextOf(activity.Value);
            yield break;
        }

        var form = talk.Content.Forms.Find(CardTalk.TextOf(values[FormCard.FormKey]));
        foreach (var (name, node) in values)
        {
            if (FormCard.IsOurs(name) || CardTalk.TextOf(node) is not { Length: > 0 } value) continue;
            var label = form?.Field(name) is { } field ? form.Wording(field, talk.Language).Label : name;
            yield return talk.T("form.summary_line", ("label", label), ("value", value));
        }
    }

    private static string SubjectOf(string message, string told)
    {
        var line = (message.Length > 0 ? message : told).Split('\n')[0];
        if (line.Length == 0) return "?";
        if (line.Length <= LongestSubject) return line;
        // Not between the two halves of a sign.
        return line[..(char.IsHighSurrogate(line[LongestSubject - 1]) ? LongestSubject - 1 : LongestSubject)];
    }
}

/// <summary>What a customer sent that could not be handled.</summary>
/// <param name="Told">What stands in the form that was open.</param>
internal sealed record UnhandledMessage(string Subject, string Message, string Told, IReadOnlyList<FormFile> Files);
