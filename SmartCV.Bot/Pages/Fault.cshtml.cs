using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Pages;

/// <summary>What a visitor sees instead of a page that failed: a sentence in their language, and the way on. What happened is in the log.</summary>
[IgnoreAntiforgeryToken] // The page that failed may have been a form.
public sealed class FaultModel(CurrentContent content, ClientFiles client) : PageModel
{
    public const string Path = "/fault";

    public HelpNotice Shown { get; private set; } = null!;

    public IActionResult OnGet() => Show();

    public IActionResult OnPost() => Show();

    private IActionResult Show()
    {
        if (HttpContext.Features.Get<IExceptionHandlerPathFeature>() is not { } failed) return NotFound();
        PageSecurity.Protect(HttpContext);
        // The links of the page lead to where the visitor was.
        var top = HelpTop.Of(HttpContext, content.Value.Texts) with { Path = failed.Path };
        var text = failed.Error is SupportException known ? top.T(known.TextKey, [.. known.Args]) : top.T("error.fault_text");
        Shown = new HelpNotice(top, client["pages.css"], top.T("error.fault"), text);
        return Page();
    }
}
