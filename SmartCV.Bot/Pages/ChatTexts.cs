using SmartCV.Bot.Languages;
using SmartCV.Channels.DirectLine;

namespace SmartCV.Bot.Pages;

/// <summary>What the chat and its launcher say in the browser. Values that only the browser knows stay as placeholders: <c>{name}</c>.</summary>
public static class ChatTexts
{
    private const string Name = "{name}", Limit = "{limit}", Count = "{count}", Seconds = "{seconds}", Why = "{why}";

    /// <summary>Texts of the page with the chat.</summary>
    public static IReadOnlyDictionary<string, string> OfPage(TextCatalog texts, string language) => new Dictionary<string, string>
    {
        ["placeholder"] = texts.Text(language, "chat.placeholder"),
        ["reconnecting"] = texts.Text(language, "chat.reconnecting"),
        ["offline"] = texts.Text(language, "chat.offline"),
        ["card_sent"] = texts.Text(language, "chat.card_sent"),
        ["refused"] = texts.Text(language, "chat.refused"),
        ["unsent"] = texts.Text(language, "chat.unsent", ("why", Why)),
        ["take_away"] = texts.Text(language, "chat.take_away", ("name", Name)),
        ["too_long"] = texts.Text(language, "chat.too_long", ("limit", Limit), ("count", Count)),
        ["too_many"] = texts.Text(language, "chat.too_many", ("seconds", Seconds)),
        ["file_empty"] = OfFile(texts, language, FileRefusal.Empty),
        ["file_kind"] = OfFile(texts, language, FileRefusal.Kind),
        ["file_forged"] = OfFile(texts, language, FileRefusal.Forged),
        ["file_too_long"] = OfFile(texts, language, FileRefusal.TooLong),
        ["file_too_much"] = OfFile(texts, language, FileRefusal.TooMuch),
        ["file_too_many"] = OfFile(texts, language, "too_many"),
    };

    /// <summary>Texts of the launcher on any page, by language.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> OfLauncher(TextCatalog texts) => texts.Languages.ToDictionary(l => l, l => OfLauncher(texts, l));

    private static IReadOnlyDictionary<string, string> OfLauncher(TextCatalog texts, string language) => new Dictionary<string, string>
    {
        ["title"] = texts.Text(language, "chat.title"),
        ["open"] = texts.Text(language, "chat.launcher.open"),
        ["close"] = texts.Text(language, "chat.launcher.close"),
        ["unread"] = texts.Text(language, "chat.launcher.unread", ("count", Count)),
    };

    // A file is refused with the same words as on the other pages.
    private static string OfFile(TextCatalog texts, string language, string reason) =>
        texts.Text(language, "page.files." + reason, ("name", Name), ("limit", Limit), ("count", Count));
}
