using Microsoft.Extensions.Options;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Tickets;
using SmartCV.Channels;

namespace SmartCV.Bot.Turns;

/// <summary>What is said when a message could not be handled for good: sorry, and a ticket with the customer's words so that a person follows up.</summary>
public sealed class Apology(CurrentContent content, TicketStore tickets, IOptions<SupportOptions> options, PublicAddress address, IFileStore files)
{
    private const int LongestSubject = 60;

    public async ValueTask<TurnResult> DecideAsync(TurnContext context, CancellationToken ct)
    {
        // A timer that fails is for us to mend; the customer has not asked for anything.
        if (context.Entry.Kind != InboxEntry.CustomerKind) return context.Finish();
        var text = context.Entry.Activity.Text ?? "";
        var talk = new Talk(context, content.Value, options.Value, address) { Files = files, Text = text };
        var subject = text.Length > LongestSubject ? text[..LongestSubject] : text;
        var ticket = await TicketTalk.OpenAsync(talk, tickets, subject.Length == 0 ? "?" : subject, text, ct);
        talk.SayText("turn.apology", ("number", ticket.Number));
        return context.Finish();
    }
}
