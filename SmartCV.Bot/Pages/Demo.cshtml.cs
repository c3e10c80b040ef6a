using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SmartCV.Bot.Pages;

/// <summary>A page that embeds the chat as a customer's site would.</summary>
public sealed class DemoModel : PageModel
{
    public bool Zh { get; private set; } = true;

    public string Nonce => PageSecurity.Nonce(HttpContext);

    public void OnGet(string? lang)
    {
        Zh = lang != "en";
        PageSecurity.Protect(HttpContext);
    }
}
