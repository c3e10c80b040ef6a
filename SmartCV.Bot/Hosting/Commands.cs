using System.Text.Encodings.Web;
using System.Text.Json;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Hosting;

/// <summary>Commands that print something and end: <c>tickets --json</c>, <c>questions --json</c>, <c>evaluate FILE</c>.</summary>
public static class Commands
{
    private const int MostQuestions = 1000;

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The exit code; null when the arguments name no command and the host is to be started.</summary>
    public static async Task<int?> TryRunAsync(string[] args, TextWriter output)
    {
        if (args.Length == 0 || args[0].StartsWith('-')) return null;
        switch (args[0])
        {
            case "tickets":
                await PrintTicketsAsync(args[1..], output);
                return 0;
            case "questions":
                await PrintQuestionsAsync(args[1..], output);
                return 0;
            case "evaluate":
                return Evaluate(args[1..], output);
            default:
                await output.WriteLineAsync($"Unknown command '{args[0]}'. Known are: tickets --json, questions --json, evaluate FILE.");
                return 2;
        }
    }

    private static int Evaluate(string[] args, TextWriter output)
    {
        // The settings must not see the file: an absolute path looks like an option to them.
        var hasFile = args.Length > 0 && !args[0].StartsWith('-');
        var options = hasFile ? args[1..] : args;
        Arguments.Check(options);
        var root = ContentRoot.Find(options);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = options, ContentRootPath = root });
        return EvaluateCommand.Run(root, hasFile ? Path.GetFullPath(args[0]) : "", DataFolder.ModelsOf(root, builder.Configuration), output);
    }

    private static async Task PrintTicketsAsync(string[] args, TextWriter output)
    {
        await using var app = await OpenAsync(args);
        var all = await app.Services.GetRequiredService<TicketStore>().AllAsync(CancellationToken.None);
        await output.WriteLineAsync(JsonSerializer.Serialize(all.Select(h => new
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
        }), Readable));
    }

    // What the next FAQ items should be about, and which items need better words.
    private static async Task PrintQuestionsAsync(string[] args, TextWriter output)
    {
        await using var app = await OpenAsync(args);
        var database = app.Services.GetRequiredService<Database>();
        var unanswered = await new UnansweredQuestions(database).ListAsync(MostQuestions, CancellationToken.None);
        var ratings = await new AnswerRatings(database).ListAsync(MostQuestions, CancellationToken.None);
        await output.WriteLineAsync(JsonSerializer.Serialize(
            new
            {
                Unanswered = unanswered.Select(q => new { q.Text, q.Reason, q.Nearest, q.Language, q.At, q.ConversationId, q.Seq }),
                BadlyRated = ratings.Where(r => r.Helped < r.Ratings),
            },
            Readable));
    }

    private static async Task<WebApplication> OpenAsync(string[] args)
    {
        var app = Program.Build(args.Where(a => a != "--json").ToArray());
        await app.Services.GetRequiredService<ISqlEngine>().MigrateAsync(CancellationToken.None);
        return app;
    }
}
