using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SmartCV.Bot.Pages;

/// <summary>The chat inside the widget's frame.</summary>
public sealed class ChatModel(ClientFiles files, PageOrigins origins) : PageModel
{
    public ClientFiles Files { get; } = files;

    public bool Zh { get; private set; }

    public string Nonce => PageSecurity.Nonce(HttpContext);

    public string Title => Zh ? "SmartCV 在线客服" : "SmartCV support";

    public string Subtitle => Zh ? "随时提问，回复“人工”找同事" : "Ask anything, or say “human” for a person";

    /// <summary>JSON in which no character can end the script element.</summary>
    public string Settings { get; private set; } = "{}";

    /// <param name="host">Origin of the page around the frame; only to it does the frame speak.</param>
    public IActionResult OnGet(string? lang, string? host)
    {
        host ??= PageOrigins.Of(Request);
        if (!origins.Allows(host, Request)) return BadRequest($"The origin {host} may not embed this chat: it is not in Widget:AllowedOrigins.");
        Zh = lang != "en";
        PageSecurity.Protect(HttpContext, origins.FrameAncestors(), webChat: true);
        Settings = JsonSerializer.Serialize(new
        {
            language = Zh ? "zh" : "en",
            host,
            nonce = Nonce,
            texts = Zh
                ? new { reconnecting = "连接断开了，正在重新连接…", offline = "暂时连接不上，正在重试。您输入的内容不会丢。", placeholder = "请输入您的问题…" }
                : new { reconnecting = "Connection lost, reconnecting…", offline = "Support cannot be reached, trying again. What you typed is safe.", placeholder = "Type your question…" },
        });
        return Page();
    }
}
