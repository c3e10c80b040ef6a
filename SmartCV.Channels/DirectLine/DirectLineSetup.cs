using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SmartCV.Channels.DirectLine;

/// <summary>Switches the Direct Line 3.0 server on.</summary>
public static class DirectLineSetup
{
    private const string Base = "/v3/directline";

    /// <summary>Name of the cross-origin policy: any page may call, since nothing is opened by cookies but only by tokens.</summary>
    public const string CorsPolicy = "directline";

    public static IServiceCollection AddDirectLine(this IServiceCollection services)
    {
        services.AddCors(cors => cors.AddPolicy(
            CorsPolicy, p => p.AllowAnyOrigin().AllowAnyHeader().AllowAnyMethod().WithExposedHeaders("Retry-After").SetPreflightMaxAge(TimeSpan.FromDays(1))));
        services.AddSingleton<DirectLineTokens>();
        services.AddSingleton<DirectLineLimits>();
        services.AddSingleton<DirectLineAccess>();
        services.AddSingleton<FileLinks>();
        services.AddSingleton<IncomingFiles>();
        services.AddSingleton<DirectLineConversations>();
        services.AddSingleton<DirectLineActivities>();
        services.AddSingleton<DirectLineUpload>();
        services.AddSingleton<DirectLineStreams>();
        services.AddSingleton<IChannel, DirectLineChannel>();
        return services;
    }

    public static void MapDirectLine(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var conversations = services.GetRequiredService<DirectLineConversations>();
        var activities = services.GetRequiredService<DirectLineActivities>();
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("SmartCV.Channels.DirectLine");
        var group = routes.MapGroup(Base).RequireCors(CorsPolicy);
        Map("POST", "/tokens/generate", conversations.GenerateAsync);
        Map("POST", "/tokens/refresh", conversations.RefreshAsync);
        Map("POST", "/conversations", conversations.StartAsync);
        Map("GET", "/conversations/{id}", conversations.ReconnectAsync);
        Map("GET", "/conversations/{id}/activities", activities.GetAsync);
        Map("POST", "/conversations/{id}/activities", activities.PostAsync);
        Map("POST", "/conversations/{id}/upload", services.GetRequiredService<DirectLineUpload>().PostAsync);
        Map("GET", "/conversations/{id}/stream", services.GetRequiredService<DirectLineStreams>().RunAsync);
        Map("GET", "/files/{id}", services.GetRequiredService<FileLinks>().SendAsync);
        Map("GET", "/session/getsessionid", http => http.Response.WriteAsJsonAsync(new { sessionId = Guid.NewGuid().ToString("N") }));
        group.Map("/{**rest}", Guarded(http => throw DirectLineError.NotFound($"There is nothing at this address for {http.Request.Method}."), log));

        void Map(string method, string pattern, RequestDelegate handle) => group.MapMethods(pattern, [method], Guarded(handle, log));
    }

    /// <summary>Turns what went wrong into the protocol's error object.</summary>
    private static RequestDelegate Guarded(RequestDelegate handle, ILogger log) => async http =>
    {
        try
        {
            await handle(http);
        }
        catch (DirectLineError error) when (!http.Response.HasStarted)
        {
            await error.WriteAsync(http.Response);
        }
        catch (BadHttpRequestException error) when (!http.Response.HasStarted)
        {
            var answer = error.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? DirectLineError.TooLarge("The request is larger than allowed here.")
                : DirectLineError.BadArgument(error.Message);
            await answer.WriteAsync(http.Response);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for an answer any more.
        }
        catch (Exception error) when (!http.Response.HasStarted)
        {
            DirectLineLog.Failed(log, http.Request.Path, error);
            await new DirectLineError(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "The message could not be handled right now. Please send it again.").WriteAsync(http.Response);
        }
    };
}

internal static partial class DirectLineLog
{
    [LoggerMessage(EventId = 3201, Level = LogLevel.Error, Message = "The request to {Path} failed.")]
    public static partial void Failed(ILogger log, string path, Exception error);
}
