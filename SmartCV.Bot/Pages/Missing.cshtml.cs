using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Pages;

/// <summary>What a visitor sees at an address that leads nowhere, and the way on.</summary>
public sealed class MissingModel(CurrentContent content, ClientFiles client) : PageModel
{
    public const string Path = "/missing";

    public HelpNotice Shown { get; private set; } = null!;

    public void OnGet()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        PageSecurity.Protect(HttpContext);
        var top = HelpTop.Of(HttpContext, content.Value.Texts);
        Shown = new HelpNotice(top, client["pages.css"], top.T("error.missing"), top.T("error.missing_text"));
    }
}
