using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Tickets;
using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Pages;

/// <param name="When">By when an answer is promised, or when something happened last.</param>
public sealed record TicketLine(string Number, string Subject, string Status, bool IsActive, string When, string Link);

/// <summary>The tickets of a user of the official account, inside WeChat.</summary>
public sealed class WeChatTicketsModel(
    WeChatPages pages, ConversationStore conversations, TicketStore tickets, CurrentContent content, ClientFiles client, TimeProvider time) : PageModel
{
    /// <summary>More than anybody scrolls through on a phone.</summary>
    private const int Most = 50;

    public HelpTop Top { get; private set; } = null!;

    public string Style => client["pages.css"];

    public IReadOnlyList<TicketLine> Lines { get; private set; } = [];

    public string ReportLink => $"{WeChatPages.Report}?lang={Top.Language}";

    public string T(string key) => Top.T(key);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        PageSecurity.Protect(HttpContext);
        Top = HelpTop.Of(HttpContext, content.Value.Texts) with { InWeChat = pages.IsOn };
        if (!pages.IsOn) return this.NotThere(Top, Style);
        if (await pages.VisitorAsync(HttpContext) is not { } visitor) return Redirect(await pages.StartAsync(HttpContext, $"{WeChatPages.Tickets}?lang={Top.Language}"));
        if (await conversations.FindAsync(visitor.ConversationId, ct) is { } conversation)
            Lines = (await tickets.OfCustomerAsync(conversation.CustomerId, Most, ct)).Select(LineOf).ToList();
        return Page();
    }

    private TicketLine LineOf(Ticket ticket)
    {
        var now = time.GetUtcNow();
        var when = TicketView.Promise(ticket, content.Value, Top.Language, now) ?? Top.T("ticket.last_update", ("time", TicketView.At(ticket.UpdatedAt, content.Value, Top.Language, now)));
        var status = TicketWords.Status(content.Value.Texts, Top.Language, ticket.Status);
        return new TicketLine(ticket.Number, ticket.Subject, status, ticket.IsActive, when, TicketView.PathOf(ticket, Top.Language));
    }
}
