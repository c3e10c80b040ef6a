using SmartCV.Bot.Hosting;
using SmartCV.Bot.Storage;

namespace SmartCV.Bot;

/// <summary>What is switched on, from top to bottom.</summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        await using var app = Build(args);
        await StartAsync(app);
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <param name="adjust">Tests set a clock, a database or a decision of their own here, before anything is built.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var root = ContentRoot.Find(args);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = root,
            WebRootPath = ContentRoot.WebRoot(root),
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<DatabaseOptions>(builder.Configuration.GetSection("Database"));
        builder.Services.Configure<Pipeline.PumpOptions>(builder.Configuration.GetSection("Pump"));
        builder.Services.AddSingleton(_ => new DataFolder(Path.Combine(root, builder.Configuration["DataFolder"] ?? "data")));
        builder.Services.AddStorage();
        builder.Services.AddPipeline();
        adjust?.Invoke(builder);

        var app = builder.Build();
        return app;
    }

    /// <summary>Brings the database up to date, then starts listening and the pumps.</summary>
    public static async Task StartAsync(WebApplication app)
    {
        await app.Services.GetRequiredService<ISqlEngine>().MigrateAsync(CancellationToken.None);
        await app.StartAsync();
    }
}
