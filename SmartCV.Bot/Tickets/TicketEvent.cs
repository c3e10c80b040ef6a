using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace SmartCV.Bot.Tickets;

/// <summary>One line of a ticket's timeline. Lines are only added; nobody can change or remove one.</summary>
public sealed record TicketEvent
{
    /// <summary>Actors besides the ids of agents.</summary>
    public const string User = "user", Bot = "bot", Clock = "clock";

    public const string Opened = "opened", UserMessage = "message_user", AgentMessage = "message_agent", Note = "note", StatusChanged = "status",
        PriorityChanged = "priority", Classified = "classified", Workaround = "work_around", Solved = "solved", Reopened = "reopened",
        Closed = "closed", DueWarned = "due_warned", DueMissed = "due_missed", UserReminded = "user_reminded", FollowedUp = "linked";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>One of the constants here; its text is <c>ticket.event.KIND</c>.</summary>
    public required string Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>user, bot, clock, or the id of an agent.</summary>
    public required string Actor { get; init; }

    /// <summary>True when the customer may see it on the progress page.</summary>
    public bool IsVisible { get; init; } = true;

    /// <summary>Words of a person; null for most kinds.</summary>
    public string? Text { get; init; }

    /// <summary>Small facts by name: from, to, due, which.</summary>
    public IReadOnlyDictionary<string, string> Detail { get; init; } = new Dictionary<string, string>();

    /// <summary>Files that came with it.</summary>
    public IReadOnlyList<TicketAttachment> Attachments { get; init; } = [];

    /// <summary>Text, detail and attachments as they are stored.</summary>
    public string ToBody() => JsonSerializer.Serialize(new Body(Text, Detail, Attachments.Count == 0 ? null : Attachments), Readable);

    public static TicketEvent Read(string kind, DateTimeOffset at, string actor, bool isVisible, string body)
    {
        var read = JsonSerializer.Deserialize<Body>(body);
        return new TicketEvent
        {
            Kind = kind, At = at, Actor = actor, IsVisible = isVisible, Text = read?.Text, Detail = read?.Detail ?? new Dictionary<string, string>(),
            Attachments = read?.Attachments ?? [],
        };
    }

    private sealed record Body(string? Text, IReadOnlyDictionary<string, string>? Detail, IReadOnlyList<TicketAttachment>? Attachments = null);
}
