using System.Globalization;
using Microsoft.Extensions.Options;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Turns;
using SmartCV.Channels.WeChat;
using SmartCV.Channels.WeChat.Simulation;

namespace SmartCV.Bot.Hosting;

/// <summary>
/// The command <c>simulate-wechat</c>: the developer is a WeChat user of a bot. With nothing else it starts one in this process, on a free port and a folder that is
/// removed at the end; with <c>--bot URL</c> it talks to one that runs. The platform's API is simulated on this machine either way.
/// </summary>
public static class WeChatSimulation
{
    private const string Bot = "--bot", Plain = "--plain", ApiPort = "--api-port";
    private const string UsualApiPort = "5090";

    /// <returns>0; 2 when the arguments make no sense.</returns>
    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output)
    {
        var rest = args.ToList();
        var safe = !rest.Remove(Plain);
        var port = Take(rest, ApiPort);
        var bot = Take(rest, Bot);
        if (bot is not null && (rest.Count > 0 || !Uri.TryCreate(bot, UriKind.Absolute, out _)))
        {
            await output.WriteLineAsync($"Expected is simulate-wechat {Bot} http://localhost:5080 [{Plain}] [{ApiPort} {UsualApiPort}]: the bot has its settings already.");
            return 2;
        }

        var account = new SimulatedAccount { Port = int.Parse(port ?? (bot is null ? "0" : UsualApiPort), CultureInfo.InvariantCulture) };
        await using var api = await SimulatedApi.StartAsync(account, TimeProvider.System);
        var options = SimulatedSettings.Of(account, api.Address, safe);
        if (bot is null) await WithOwnBotAsync(options, rest, api, (input, output));
        else await WithBotAsync(new Uri(bot), options, api, (input, output));
        return 0;
    }

    private static string? Take(List<string> args, string name)
    {
        var at = args.FindIndex(a => a == name || a.StartsWith(name + "=", StringComparison.Ordinal));
        if (at < 0) return null;
        var isJoined = args[at].Length > name.Length;
        if (!isJoined && at + 1 == args.Count) throw new SettingsException($"'{name}' has no value.");
        var value = isJoined ? args[at][(name.Length + 1)..] : args[at + 1];
        args.RemoveRange(at, isJoined ? 1 : 2);
        return value;
    }

    private static async Task WithOwnBotAsync(WeChatOptions options, IReadOnlyList<string> settings, SimulatedApi api, (TextReader In, TextWriter Out) console)
    {
        var folder = Directory.CreateTempSubdirectory("smartcv-wechat-");
        try
        {
            // What was trained for the host is good here too, and the other way round.
            string[] args = ["--Urls", "http://127.0.0.1:0", "--DataFolder", folder.FullName, "--ModelFolder", Models([.. settings]), "--Database:Engine", DatabaseOptions.Sqlite, "--Database:Connection", ""];
            await using var app = Program.Build([.. args, .. SimulatedSettings.Arguments(options), .. settings], b =>
            {
                b.Logging.ClearProviders();
                b.WebHost.UseSetting("suppressStatusMessages", "true");
            });
            await console.Out.WriteLineAsync("Starting a bot of its own; the first time it learns its content, which takes some seconds.");
            await Program.StartAsync(app);
            var setup = new WeChatConsoleSetup(new Uri(app.Urls.First()), app.Services.GetRequiredService<IOptions<WeChatOptions>>().Value, api, MenuOf(app.Environment.ContentRootPath));
            await new WeChatConsole(setup, console.In, console.Out).RunAsync(app.Lifetime.ApplicationStopping);
            await app.StopAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WithBotAsync(Uri bot, WeChatOptions options, SimulatedApi api, (TextReader In, TextWriter Out) console)
    {
        await console.Out.WriteLineAsync($"The bot at {bot} must have been started with these settings (two ports of one machine):");
        await console.Out.WriteLineAsync($"  dotnet run --project SmartCV.Bot -- --Urls {bot.GetLeftPart(UriPartial.Authority)} {string.Join(' ', SimulatedSettings.Arguments(options).Select(a => a.Length == 0 ? "\"\"" : a))}");
        await new WeChatConsole(new WeChatConsoleSetup(bot, options, api, MenuOf(ContentRoot.Find([]))), console.In, console.Out).RunAsync(CancellationToken.None);
    }

    private static string Models(string[] settings)
    {
        var root = ContentRoot.Find(settings);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = root });
        return DataFolder.ModelsOf(root, builder.Configuration);
    }

    private static WeChatMenu MenuOf(string root) => WeChatMenuFile.Read(root, new ContentProblems()) ?? new WeChatMenu([]);
}
