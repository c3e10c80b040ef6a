using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Pages;

/// <summary>A page that embeds the chat as a customer's site would.</summary>
public sealed class DemoModel(CurrentContent content) : PageModel
{
    public bool Zh { get; private set; } = true;

    /// <summary>True when the chat is to be open at once.</summary>
    public bool IsOpen { get; private set; }

    public string Nonce => PageSecurity.Nonce(HttpContext);

    public void OnGet(string? chat)
    {
        Zh = PageLanguage.Of(HttpContext, content.Value.Texts) == "zh";
        IsOpen = chat == "open";
        PageSecurity.Protect(HttpContext);
    }
}
