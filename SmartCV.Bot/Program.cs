using Microsoft.Extensions.Options;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.LanguageModel;
using SmartCV.Bot.Pages;
using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Turns;
using SmartCV.Channels.DirectLine;
using SmartCV.Channels.WeChat;

namespace SmartCV.Bot;

/// <summary>What is switched on, from top to bottom.</summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        try
        {
            if (await Commands.TryRunAsync(args, Console.Out) is { } code) return code;
            await using var app = Build(args);
            ListenCheck.Run(app.Configuration);
            await StartAsync(app);
            Console.WriteLine(Welcome.Of(app.Urls));
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception e) when (e is ContentException or SettingsException or OptionsValidationException or DirectoryNotFoundException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
        catch (ListenException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <summary>The host with its settings checked. Neither the content nor the database has been looked at.</summary>
    /// <param name="adjust">Tests set a clock, a database or a decision of their own here, before anything is built.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var root = ContentRoot.Find(args);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(Program).Assembly.GetName().Name,
            ContentRootPath = root,
            WebRootPath = ContentRoot.WebRoot(root),
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddSection<DatabaseOptions>("Database", OptionsChecks.Database);
        builder.AddSection<PumpOptions>("Pump", OptionsChecks.Pump);
        builder.AddSection<KeepOptions>("Keep", OptionsChecks.Keep);
        builder.AddSection<SupportOptions>("Support", OptionsChecks.Support);
        builder.AddSection<AnswerOptions>("Answers", OptionsChecks.Answers);
        builder.AddSection<LanguageModelOptions>("LanguageModel", OptionsChecks.LanguageModel);
        builder.Services.AddSingleton<IValidateOptions<LanguageModelOptions>, ModelWithinTurn>();
        builder.AddSection<DirectLineOptions>("DirectLine", DirectLineOptions.Check);
        builder.AddSection<WeChatOptions>("WeChat", WeChatOptions.Check);
        builder.AddSection<WidgetOptions>("Widget", WidgetOptions.Check);
        builder.AddSection<ProxyOptions>("Proxy", ProxyOptions.Check);
        builder.RefuseUnknownSections(args);
        builder.Services.AddSingleton(_ => DataFolder.Of(root, builder.Configuration));
        builder.Services.AddStorage();
        builder.Services.AddPipeline();
        builder.Services.AddBot(root);
        builder.Services.AddDirectLine();
        builder.Services.AddWeChat();
        builder.Services.AddProxies();
        builder.Services.AddWebPages();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        adjust?.Invoke(builder);

        return builder.Build();
    }

    /// <summary>Brings the database up to date and reads the content, then starts listening and the pumps.</summary>
    public static async Task StartAsync(WebApplication app)
    {
        app.Services.GetRequiredService<SingleHost>().Take();
        await DatabaseStart.RunAsync(app.Services);
        // Before anything answers: a mistake in the content stops the start.
        app.Services.GetRequiredService<CurrentContent>().Value = await app.Services.GetRequiredService<ContentSource>().ReadAsync(processors: -1, CancellationToken.None);
        Map(app);
        await app.StartAsync();
    }

    private static void Map(WebApplication app)
    {
        app.UseProxies();
        app.UseExceptionHandler(FaultModel.Path);
        app.UseWebSockets();
        app.UseCors();
        app.MapDirectLine();
        app.MapWeChat();
        // For a method without a handler a page would be drawn with nothing loaded.
        app.MapRazorPages().WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head, HttpMethods.Post]));
        app.Services.GetRequiredService<ClientFiles>().Map(app);
        app.Services.GetRequiredService<WidgetScript>().Map(app);
        app.Services.GetRequiredService<WidgetEndpoints>().Map(app);
        app.MapHealthChecks("/health/ready");
        app.MapFallbackToPage(MissingModel.Path);
    }
}
