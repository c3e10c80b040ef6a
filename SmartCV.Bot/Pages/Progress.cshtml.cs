using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Scheduling;
using SmartCV.Bot.Tickets;
using SmartCV.Bot.Turns;
using SmartCV.Channels;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Pages;

/// <summary>The progress of a ticket, behind its unguessable link. What the user adds here goes through the inbox like any message.</summary>
[IgnoreAntiforgeryToken] // Nothing here rests on a cookie: whoever has the link may write, nobody else can.
public sealed class ProgressModel(TicketStore tickets, CurrentContent content, ConversationStore conversations, IActivityIntake intake, TimeProvider time) : PageModel
{
    private const int LongestText = 4000;

    private IReadOnlyList<TicketEvent> _events = [];

    public Ticket Ticket { get; private set; } = null!;

    public string Language { get; private set; } = "zh";

    public string Nonce => PageSecurity.Nonce(HttpContext);

    public string Status => TicketWords.Status(content.Value.Texts, Language, Ticket.Status);

    public string Hint => T(TicketWords.HintKeyOf(Ticket.Status));

    public string? Notice { get; private set; }

    public bool IsWrong { get; private set; }

    /// <summary>What was typed and could not be taken stays in the box.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>The same for every press of the button: a double click is one message.</summary>
    public string MessageId { get; } = Guid.NewGuid().ToString("N");

    public IEnumerable<(string When, string What, string? Text)> Lines =>
        _events.Where(e => e.IsVisible).Select(e => (When(e.At), TicketWords.Event(content.Value.Texts, Language, e), e.Text));

    public string T(string key) => content.Value.Texts.Text(Language, key);

    public async Task<IActionResult> OnGetAsync(string key, string? lang, string? sent, CancellationToken ct)
    {
        if (!await LoadAsync(key, lang, ct)) return NotFound();
        if (sent is not null) Notice = T("page.sent");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, string? lang, [FromForm] string? text, [FromForm] string? id, CancellationToken ct)
    {
        if (!await LoadAsync(key, lang, ct)) return NotFound();
        Typed = text ?? "";
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            (Notice, IsWrong) = (T(text?.Length > LongestText ? "page.too_long" : "page.empty"), true);
            return Page();
        }

        var conversation = await conversations.FindAsync(Ticket.ConversationId, ct);
        if (conversation is null) return NotFound();
        await intake.AcceptAsync(
            new Incoming
            {
                Channel = conversation.Channel,
                ConversationId = conversation.Id,
                SenderAddress = conversation.Address,
                DedupeKey = "page-" + (id is { Length: 32 } ? id : MessageId),
                MayCreate = false,
                Activity = new Activity
                {
                    Text = text.Trim(),
                    From = new ChannelAccount { Id = conversation.Address, Role = "user" },
                    ChannelData = new JsonObject { [TicketMember.Name] = Ticket.Number },
                },
            },
            ct);
        return Redirect($"/t/{Uri.EscapeDataString(key)}?lang={Language}&sent=1");
    }

    private async Task<bool> LoadAsync(string key, string? lang, CancellationToken ct)
    {
        PageSecurity.Protect(HttpContext);
        if (await tickets.FindByKeyAsync(key, ct) is not { } history) return false;
        Ticket = history.Ticket;
        _events = history.Events;
        Language = content.Value.Texts.Closest(lang) ?? Ticket.Language;
        return true;
    }

    private string When(DateTimeOffset at) =>
        new TimeWords(content.Value.Texts).At(at, time.GetUtcNow(), content.Value.Calendars.Zone, new Reader(Language));
}
