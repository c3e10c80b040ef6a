using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCV.Bot.Turns;
using SmartCV.Channels.DirectLine;

namespace SmartCV.Bot.Pages;

/// <summary>Where the platform sends a browser back to. What did not work is told, with the ways on.</summary>
public sealed class WeChatReturnModel(WeChatPages pages, CurrentContent content, ClientFiles client, DirectLineLimits limits) : PageModel
{
    public HelpNotice Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        PageSecurity.Protect(HttpContext);
        var top = HelpTop.Of(HttpContext, content.Value.Texts) with { InWeChat = pages.IsOn };
        if (!pages.IsOn) return this.NotThere(top, client["pages.css"]);
        // Each return may be a call to the platform.
        if (PageLimit.Over(HttpContext, limits.TakeStart) is not null) return Tell(top, new WeChatReturn(null, "busy", StatusCodes.Status429TooManyRequests));
        var taken = await pages.TakeAsync(HttpContext);
        return taken.Problem is null ? Redirect(taken.Target!) : Tell(top, taken);
    }

    private PageResult Tell(HelpTop top, WeChatReturn taken)
    {
        var target = taken.Target ?? $"{WeChatPages.Tickets}?lang={top.Language}";
        // Its links lead to the page that was asked for: this one was for once.
        Response.StatusCode = taken.Status;
        Shown = new HelpNotice(top with { Path = target.Split('?')[0] }, client["pages.css"], top.T("page.wechat_return." + taken.Problem), top.T("page.wechat_return." + taken.Problem + "_text"), target);
        return Page();
    }
}
