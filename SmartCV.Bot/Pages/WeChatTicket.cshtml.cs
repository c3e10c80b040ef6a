using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Tickets;
using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Pages;

/// <summary>Leads from a ticket's number to its progress page: for its customer only.</summary>
public sealed class WeChatTicketModel(WeChatPages pages, ConversationStore conversations, TicketStore tickets, CurrentContent content, ClientFiles client) : PageModel
{
    public HelpNotice Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        PageSecurity.Protect(HttpContext);
        var top = HelpTop.Of(HttpContext, content.Value.Texts) with { InWeChat = pages.IsOn };
        if (!pages.IsOn) return this.NotThere(top, client["pages.css"]);
        if (await pages.VisitorAsync(HttpContext) is not { } visitor) return Redirect(await pages.StartAsync(HttpContext, $"{WeChatPages.PathOfTicket(number)}?lang={top.Language}"));
        var ticket = await tickets.FindAsync(number, ct);
        var conversation = await conversations.FindAsync(visitor.ConversationId, ct);
        if (ticket is not null && ticket.CustomerId == conversation?.CustomerId) return Redirect(TicketView.PathOf(ticket, top.Language));
        // Somebody else's and none at all give the same answer.
        Response.StatusCode = StatusCodes.Status404NotFound;
        Shown = new HelpNotice(top, client["pages.css"], top.T("page.missing"), top.T("page.wechat.not_yours"));
        return Page();
    }
}
