using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SmartCV.Channels.WeChat;

/// <summary>Switches the WeChat official account on. Without a token in the settings nothing answers at its address.</summary>
public static class WeChatSetup
{
    public const string Path = "/wechat";

    /// <summary>Below it the host shows pages to users of the account.</summary>
    public const string PagePath = Path + "/page";

    public static IServiceCollection AddWeChat(this IServiceCollection services)
    {
        services.AddWeChatApi();
        services.AddSingleton<WeChatEnvelope>();
        services.AddSingleton<WeChatBudget>();
        services.AddSingleton<WeChatWebhook>();
        // Also without a token: what is said in conversations of a channel that was switched off waits for it.
        services.AddSingleton<IChannel, WeChatChannel>();
        services.AddSingleton<IFileSource, WeChatMedia>();
        return services;
    }

    public static void MapWeChat(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        if (!services.GetRequiredService<IOptions<WeChatOptions>>().Value.IsOn) return;
        var webhook = services.GetRequiredService<WeChatWebhook>();
        routes.MapGet(Path, webhook.GetAsync);
        routes.MapPost(Path, webhook.PostAsync);
    }
}
