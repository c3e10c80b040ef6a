using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;
using SmartCV.Bot.Pages;

namespace SmartCV.Bot.Hosting;

/// <summary>Pages that users open, and the widget.</summary>
public static class WebSetup
{
    public static void AddWebPages(this IServiceCollection services)
    {
        services.AddRazorPages();
        // Chinese as it is, instead of eight characters for each of its signs; what could end an element or an attribute is encoded all the same.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton<PageOrigins>();
        services.AddSingleton<ClientFiles>();
        services.AddSingleton<WidgetScript>();
        services.AddSingleton<SiteTokens>();
        services.AddSingleton<VisitorSessions>();
        services.AddSingleton<WidgetEndpoints>();
        services.AddSingleton<PageFiles>();
        services.AddSingleton<TurnAnswers>();
        services.AddSingleton<HelpFiling>();
        services.AddSingleton<FormPageParts>();
        services.AddSingleton<SealedValues>();
        services.AddSingleton<WeChatPages>();
        services.AddSingleton<WeChatCodes>();
    }
}
