using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Pages;

/// <param name="About">What the form is for.</param>
public sealed record HelpLink(string Path, string Title, string About);

/// <summary>The help centre: every form that can be filled in as a page, and the way to the chat.</summary>
public sealed class HelpModel(CurrentContent content, ClientFiles client) : PageModel
{
    public HelpTop Top { get; private set; } = null!;

    public string Nonce => PageSecurity.Nonce(HttpContext);

    public string Style => client["pages.css"];

    public IReadOnlyList<HelpLink> Forms { get; private set; } = [];

    public string T(string key) => Top.T(key);

    public void OnGet()
    {
        PageSecurity.Protect(HttpContext);
        Top = HelpTop.Of(HttpContext, content.Value.Texts);
        Forms = HelpForms.All(content.Value.Forms).Select(f => new HelpLink(HelpForms.PathOf(f, Top.Language), f.In(Top.Language).Title, f.In(Top.Language).About)).ToList();
    }
}
