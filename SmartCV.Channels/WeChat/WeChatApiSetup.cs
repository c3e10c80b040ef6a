using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace SmartCV.Channels.WeChat;

/// <summary>Switches the client of the WeChat API on. Options, TimeProvider and IChannelState come from the host.</summary>
public static class WeChatApiSetup
{
    private const int MostHeaderKilobytes = 16;

    public static IServiceCollection AddWeChatApi(this IServiceCollection services)
    {
        services.AddHttpClient(WeChatHttp.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // A redirect would carry the token to another host, and so would a proxy that happens to stand in the environment.
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                MaxResponseHeadersLength = MostHeaderKilobytes,
                ConnectTimeout = WeChatCall.Quick,
                // The platform moves between addresses.
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
            })
            // They write every address. The token in the query is left out there only as long as nobody switches that off for the process.
            .RemoveAllLoggers();
        services.AddSingleton<WeChatHttp>();
        services.AddSingleton<WeChatTokens>();
        services.AddSingleton<WeChatApi>();
        return services;
    }
}
