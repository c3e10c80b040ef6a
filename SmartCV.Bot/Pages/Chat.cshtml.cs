using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using SmartCV.Bot.Languages;
using SmartCV.Bot.Turns;
using SmartCV.Channels;
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

    /// <summary>For whoever builds the page around the frame: why it shows no chat. JSON as above.</summary>
    public string Refusal { get; private set; } = "\"\"";

    public string T(string key) => content.Value.Texts.Text(Language, key);

    /// <param name="host">Origin of the page around the frame; only to it does the frame speak.</param>
    public IActionResult OnGet(string? host)
    {
        host ??= PageOrigins.Of(Request);
        var texts = content.Value.Texts;
        Language = PageLanguage.Of(HttpContext, texts);
        if (!origins.Allows(host, Request)) return Refused(host);
        PageSecurity.Protect(HttpContext, origins.FrameAncestors(), webChat: true);
        var limits = options.Value;
        Settings = JsonSerializer.Serialize(new
        {
            // Web Chat speaks more languages than we do, by their full names.
            locale = Language == "en" ? "en-US" : PageLanguage.Tag(Language),
            host,
            nonce = Nonce,
            limits = new { text = limits.TextLimit, file = limits.UploadLimit, fileText = FileSizes.Text(limits.UploadLimit), files = IncomingFiles.MostFiles },
            accept = FileKinds.Accept,
            texts = ChatTexts.OfPage(texts, Language),
        });
        return Page();
    }

    // The only thing that any page may frame: it holds nothing but two sentences and the way to the help centre.
    private PartialViewResult Refused(string host)
    {
        PageSecurity.Protect(HttpContext, framedBy: "*");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        Refusal = JsonSerializer.Serialize($"The origin {host} may not embed this chat: it is not in Widget:AllowedOrigins.");
        return Partial("_ChatRefused", this);
    }
}
