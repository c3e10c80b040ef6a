using SmartCV.Bot.Languages;

namespace SmartCV.Bot.Pages;

/// <summary>The language of a page that is about nobody yet: as its address says, or as the browser prefers.</summary>
public static class PageLanguage
{
    public static string Of(HttpContext http, TextCatalog texts)
    {
        if (texts.Closest(http.Request.Query["lang"]) is { } chosen) return chosen;
        var preferred = http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.Value).Where(l => l != "*").ToList();
        foreach (var language in preferred)
            if (texts.Closest(language) is { } ours) return ours;
        // Who speaks neither of our languages is more likely to read English than Chinese.
        return preferred.Count == 0 ? TextCatalog.BaseLanguage : texts.Closest("en") ?? TextCatalog.BaseLanguage;
    }

    /// <summary>For the attribute <c>lang</c> and for <c>Activity.Locale</c>.</summary>
    public static string Tag(string language) => language == "zh" ? "zh-CN" : language;
}
