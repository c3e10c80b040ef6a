using SmartCV.Bot.Pages;

namespace SmartCV.Bot.Hosting;

/// <summary>Pages that users open, and the widget.</summary>
public static class WebSetup
{
    public static void AddWebPages(this IServiceCollection services)
    {
        services.AddRazorPages();
        services.AddSingleton<ClientFiles>();
        services.AddSingleton<SiteTokens>();
        services.AddSingleton<VisitorSessions>();
        services.AddSingleton<WidgetEndpoints>();
    }
}
