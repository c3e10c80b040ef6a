using SmartCV.Bot.Languages;

namespace SmartCV.Bot.Pages;

/// <summary>What all pages of the help centre have at their top: the way back, and the same page in another language.</summary>
/// <param name="Path">Of the page itself.</param>
public sealed record HelpTop(TextCatalog Texts, string Language, string Path)
{
    public const string Root = "/help";

    /// <summary>True for pages inside WeChat: the way out of them leads to the dialogue there, and not to the chat of the site.</summary>
    public bool InWeChat { get; init; }

    public bool IsTickets => Path == WeChatPages.Tickets;

    public string TicketsLink => $"{WeChatPages.Tickets}?lang={Language}";

    public string LanguageTag => PageLanguage.Tag(Language);

    public bool IsRoot => Path == Root;

    public string BackLink => $"{Root}?lang={Language}";

    /// <summary>The page with the chat on it, opened.</summary>
    public string ChatLink => ChatLinkIn(Language);

    public IEnumerable<(string Tag, string Link, string Name)> Others =>
        Texts.Languages.Where(l => l != Language).Select(l => (PageLanguage.Tag(l), $"{Path}?lang={l}", Texts.Text(l, "turn.button.language")));

    public static string ChatLinkIn(string language) => $"/?lang={language}&chat=open";

    public static HelpTop Of(HttpContext http, TextCatalog texts) => new(texts, PageLanguage.Of(http, texts), http.Request.Path.ToUriComponent());

    public string T(string key, params (string Name, object? Value)[] args) => Texts.Text(Language, key, args);
}
