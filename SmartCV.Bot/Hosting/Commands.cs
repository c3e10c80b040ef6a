using System.Globalization;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Learning;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Text;
using SmartCV.Bot.Tickets;
using SmartCV.Bot.Understanding;

namespace SmartCV.Bot.Hosting;

/// <summary>Commands that print something and end: <c>tickets</c>, <c>questions</c>, <c>learn</c>, <c>evaluate FILE</c>, <c>understand</c>, <c>wechat-menu</c>, <c>check-wechat</c>, <c>simulate-wechat</c>, <c>help</c>. With <c>--json</c> nothing but JSON is printed.</summary>
public static class Commands
{
    private const string Json = "--json";
    private const string Groups = "--groups";
    private const int MostQuestions = 1000;

    private static readonly string[] AskingForHelp = ["help", "--help", "-h", "-?", "/?"];

    /// <summary>The exit code; null when the arguments name no command and the host is to be started.</summary>
    public static async Task<int?> TryRunAsync(string[] args, TextWriter output)
    {
        if (args.Length > 0 && AskingForHelp.Contains(args[0]))
        {
            await output.WriteLineAsync(Help);
            return 0;
        }

        if (args.Length == 0 || args[0].StartsWith('-')) return null;
        switch (args[0])
        {
            case "tickets":
                await PrintTicketsAsync(args[1..], output);
                return 0;
            case "questions":
                await PrintQuestionsAsync(args[1..], output);
                return 0;
            case "learn":
                return await LearnAsync(args[1..], output);
            case "evaluate":
                return Evaluate(args[1..], output);
            case "understand":
                await UnderstandCommand.RunAsync(new StreamReader(Console.OpenStandardInput()), output);
                return 0;
            case "wechat-menu":
                return await WeChatCommands.MenuAsync(args[1..], output);
            case "check-wechat":
                return await WeChatCommands.CheckAsync(args[1..], output);
            case "simulate-wechat":
                return await WeChatSimulation.RunAsync(args[1..], Console.In, output);
            default:
                await output.WriteLineAsync($"There is no command '{args[0]}'.\n\n{Help}");
                return 2;
        }
    }

    private const string Help = """
        SmartCV.Bot answers customers and takes their problem reports.

          dotnet run --project SmartCV.Bot                     start the host
          dotnet run --project SmartCV.Bot -- COMMAND          run a command (published: SmartCV.Bot COMMAND):

          tickets [--json]       all tickets; as JSON with fields, messages, attachments and timeline
          questions [--json]     what was not understood, and which answers did not help
          questions --groups [--json]
                                 the same questions in groups, with the nearest items
          learn ...              teach the bot from them; 'learn' alone explains
          evaluate [FILE.tsv] [--json]
                                 how well questions are understood: lines of text TAB label, or the content held against itself
          understand             reads JSON lines (train, query, recognize, report) and answers each with one; docs/understand.md
          check-wechat [--json]  what is missing or wrong in the settings of the WeChat account; docs/channels/wechat.md
          wechat-menu [--print]  creates the account's menu from dialogs/desk/wechat-menu.yaml; --print only shows it
          simulate-wechat        be a WeChat user of this bot, without an account; --bot URL talks to one that runs
          help                   this page

        Settings stand in appsettings.json, each with its meaning and default. Behind either line they can be given as
        --Urls http://localhost:8080 or --DataFolder=/srv/support, in the environment as Database__Engine=postgres.
        """;

    private static int Evaluate(string[] args, TextWriter output)
    {
        // The settings must not see the file: an absolute path looks like an option to them.
        var hasFile = args.Length > 0 && !args[0].StartsWith('-');
        var json = args.Contains(Json);
        string[] options = [.. (hasFile ? args[1..] : args).Where(a => a != Json)];
        Arguments.Check(options);
        var root = ContentRoot.Find(options);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = options, ContentRootPath = root });
        builder.AddSection<AnswerOptions>("Answers", OptionsChecks.Answers);
        using var app = builder.Build();
        var setup = new EvaluationSetup(root, DataFolder.ModelsOf(root, builder.Configuration), app.Services.GetRequiredService<IOptions<AnswerOptions>>().Value);
        return EvaluateCommand.Run(setup, hasFile ? Path.GetFullPath(args[0]) : "", output, json);
    }

    private static async Task PrintTicketsAsync(string[] args, TextWriter output)
    {
        await using var app = await OpenAsync(args);
        var all = await app.Services.GetRequiredService<TicketStore>().AllAsync(CancellationToken.None);
        if (!args.Contains(Json))
        {
            string[] head = ["number", "status", "priority", "opened (UTC)", "subject"];
            await output.WriteAsync(TextTable.Of([head, .. all.Select(h => (string[])[
                h.Ticket.Number, TicketWords.NameOf(h.Ticket.Status), h.Ticket.Priority.ToString(), Time(h.Ticket.CreatedAt), h.Ticket.Subject])]));
            await output.WriteLineAsync($"{all.Count} tickets; {Json} prints everything that is in them.");
            return;
        }

        await output.WriteLineAsync(PrintedJson.Write(all.Select(h => new
        {
            h.Ticket.Number,
            Status = TicketWords.NameOf(h.Ticket.Status),
            Priority = h.Ticket.Priority.ToString(),
            h.Ticket.Category,
            h.Ticket.Type,
            h.Ticket.Form,
            h.Ticket.Subject,
            h.Ticket.Fields,
            h.Ticket.Tags,
            h.Ticket.Channel,
            h.Ticket.Language,
            h.Ticket.CreatedAt,
            h.Ticket.FirstResponseDueAt,
            h.Ticket.SolutionDueAt,
            h.Ticket.Attachments,
            Messages = h.Events.Where(e => e.Kind is TicketEvent.UserMessage or TicketEvent.AgentMessage).Select(e => new { e.At, e.Actor, e.Text, e.Attachments }),
            Timeline = h.Events.Select(e => new { e.At, e.Actor, e.Kind, e.Text, e.Detail }),
        })));
    }

    // What the next FAQ items should be about, and which items need better words.
    private static async Task PrintQuestionsAsync(string[] args, TextWriter output)
    {
        if (args.Contains(Groups))
        {
            await PrintGroupsAsync(args, output);
            return;
        }

        await using var app = await OpenAsync(args);
        var database = app.Services.GetRequiredService<Database>();
        var unanswered = await new UnansweredQuestions(database).ListAsync(MostQuestions, CancellationToken.None);
        var ratings = await new AnswerRatings(database).ListAsync(MostQuestions, CancellationToken.None);
        var badly = ratings.Where(r => r.Helped < r.Ratings).ToList();
        if (!args.Contains(Json))
        {
            string[] questions = ["asked (UTC)", "language", "reason", "nearest", "question"];
            string[] items = ["helped", "rated", "answer"];
            await output.WriteLineAsync(TextTable.Of([questions, .. unanswered.Select(q => (string[])[Time(q.At), q.Language, q.Reason, q.Nearest ?? "", q.Text])]));
            await output.WriteAsync(TextTable.Of([items, .. badly.Select(r => (string[])[$"{r.Helped}", $"{r.Ratings}", r.Item])]));
            return;
        }

        await output.WriteLineAsync(PrintedJson.Write(new
        {
            Unanswered = unanswered.Select(q => new { q.Id, q.Text, q.Reason, q.Nearest, q.Language, q.At, q.ConversationId, q.Seq, q.Proposed }),
            BadlyRated = badly,
        }));
    }

    private static async Task PrintGroupsAsync(string[] args, TextWriter output)
    {
        await using var app = await OpenAsync(args.Where(a => a != Groups).ToArray());
        var found = await DeskOf(app).GroupsAsync(CancellationToken.None);
        if (args.Contains(Json)) await output.WriteLineAsync(LearnJson.Of(found));
        else LearnPrint.Groups(found, output);
    }

    private static async Task<int> LearnAsync(string[] args, TextWriter output)
    {
        LearnArguments arguments;
        try
        {
            arguments = LearnArguments.Read(args);
        }
        catch (LearnException e)
        {
            await output.WriteLineAsync(e.Message);
            return 2;
        }

        if (arguments.Verb.Length == 0)
        {
            await output.WriteLineAsync(LearnCommand.Help);
            return 2;
        }

        await using var app = await OpenAsync(arguments.Settings.ToArray());
        return await new LearnCommand(DeskOf(app), arguments, output).RunAsync(CancellationToken.None);
    }

    // What is told on the way goes to the error stream: what is printed belongs to the command alone.
    private static LearnDesk DeskOf(WebApplication app) => new(
        app.Environment.ContentRootPath,
        app.Services.GetRequiredService<OverlayStore>(),
        new UnansweredQuestions(app.Services.GetRequiredService<Database>()),
        app.Services.GetRequiredService<IntentModelCache>(),
        app.Services.GetRequiredService<TimeProvider>())
    {
        Answers = app.Services.GetRequiredService<IOptions<AnswerOptions>>().Value,
        Progress = Console.Error.WriteLine,
    };

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    internal static async Task<WebApplication> OpenAsync(string[] args)
    {
        var app = Program.Build(
            args.Where(a => a != Json).ToArray(),
            // What is printed belongs to the command alone.
            b => b.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace));
        await DatabaseStart.RunAsync(app.Services);
        return app;
    }
}
