using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Turns;
using SmartCV.Channels.WeChat;

namespace SmartCV.Bot.Hosting;

/// <summary>The commands that set a WeChat account up: <c>wechat-menu</c> and <c>check-wechat</c>.</summary>
public static class WeChatCommands
{
    private const string Print = "--print";
    private const string Json = "--json";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Creates the menu, or with <c>--print</c> shows what would be sent.</summary>
    /// <returns>1 when the platform refused it.</returns>
    /// <exception cref="ContentException">The file has mistakes.</exception>
    public static async Task<int> MenuAsync(string[] args, TextWriter output)
    {
        string[] settings = [.. args.Where(a => a != Print)];
        await using var app = QuietApp(settings);
        var problems = new ContentProblems();
        var menu = WeChatMenuFile.Read(app.Environment.ContentRootPath, problems);
        if (!problems.None) throw new ContentException(problems.Found);
        if (menu is null)
        {
            await output.WriteLineAsync($"There is no {WeChatMenuFile.ShownAs}.");
            return 1;
        }

        var pages = app.Configuration["Support:PublicAddress"] ?? "";
        var body = menu.ToJson(pages);
        if (args.Contains(Print))
        {
            await output.WriteLineAsync(body.ToJsonString(Readable));
            return 0;
        }

        await DatabaseStart.RunAsync(app.Services);
        var answer = await app.Services.GetRequiredService<WeChatApi>().CreateMenuAsync(body, CancellationToken.None);
        if (!answer.IsOk)
        {
            await output.WriteLineAsync($"The menu was not created: {answer.Message}");
            return 1;
        }

        await output.WriteLineAsync("The menu was created. WeChat shows it within a day; whoever follows the account anew sees it at once.");
        foreach (var button in menu.Buttons) await output.WriteLineAsync($"  {button.Name}: {button.Does(pages)}");
        return 0;
    }

    /// <summary>Goes through the settings and asks the platform what it thinks of them.</summary>
    /// <param name="resolve">Looks a name up; null: by the system.</param>
    /// <returns>1 when something is wrong.</returns>
    public static async Task<int> CheckAsync(string[] args, TextWriter output, Func<string, Task<IPAddress[]>>? resolve = null)
    {
        await using var app = QuietApp([.. args.Where(a => a != Json)]);
        var check = new WeChatCheck(app, resolve ?? Dns.GetHostAddressesAsync);
        var findings = await check.RunAsync(CancellationToken.None);
        var isWrong = findings.Any(f => f.State == Finding.Wrong);
        if (args.Contains(Json))
        {
            await output.WriteLineAsync(PrintedJson.Write(new { Ok = !isWrong, Findings = findings }));
            return isWrong ? 1 : 0;
        }

        foreach (var finding in findings)
        {
            await output.WriteLineAsync($"{finding.State,-8} {finding.What}: {finding.Says}");
            if (finding.Do.Length > 0) await output.WriteLineAsync($"         -> {finding.Do}");
        }

        await output.WriteLineAsync($"{findings.Count(f => f.State == Finding.Wrong)} wrong, {findings.Count(f => f.State == Finding.Warning)} warnings.");
        return isWrong ? 1 : 0;
    }

    // What is printed belongs to the command, and whatever the client of the API would log is told by a finding.
    private static WebApplication QuietApp(string[] settings) => Program.Build(settings, b => b.Logging.ClearProviders());
}
