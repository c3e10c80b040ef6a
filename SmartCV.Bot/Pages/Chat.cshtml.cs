using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using SmartCV.Bot.Languages;
using SmartCV.Bot.Turns;
using SmartCV.Channels.DirectLine;

namespace SmartCV.Bot.Pages;

/// <summary>The chat inside the widget's frame.</summary>
public sealed class ChatModel(ClientFiles files, PageOrigins origins, CurrentContent content, IOptions<DirectLineOptions> options) : PageModel
{
    public ClientFiles Files { get; } = files;

    public string Language { get; private set; } = TextCatalog.BaseLanguage;

    public string Nonce => PageSecurity.Nonce(HttpContext);

    /// <summary>JSON in which no character can end the script element.</summary>
    public string Settings { get; private set; } = "{}";

    public string T(string key) => content.Value.Texts.Text(Language, key);

    /// <param name="host">Origin of the page around the frame; only to it does the frame speak.</param>
    public IActionResult OnGet(string? host)
    {
        host ??= PageOrigins.Of(Request);
        if (!origins.Allows(host, Request)) return BadRequest($"The origin {host} may not embed this chat: it is not in Widget:AllowedOrigins.");
        PageSecurity.Protect(HttpContext, origins.FrameAncestors(), webChat: true);
        var texts = content.Value.Texts;
        Language = PageLanguage.Of(HttpContext, texts);
        var limits = options.Value;
        Settings = JsonSerializer.Serialize(new
        {
            // Web Chat speaks more languages than we do, by their full names.
            locale = Language == "en" ? "en-US" : PageLanguage.Tag(Language),
            host,
            nonce = Nonce,
            limits = new { text = limits.TextLimit, file = limits.UploadLimit, fileText = FileSizes.Text(limits.UploadLimit), files = IncomingFiles.MostFiles },
            texts = ChatTexts.OfPage(texts, Language),
        });
        return Page();
    }
}
