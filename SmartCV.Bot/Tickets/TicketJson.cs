using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace SmartCV.Bot.Tickets;

/// <summary>
/// The part of a ticket that has no columns of its own, as the JSON of the column <c>body</c>. Unknown members are skipped and missing ones keep
/// their defaults, so rows of older and newer versions can be read.
/// </summary>
public static class TicketJson
{
    private const int Schema = 1;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string Write(Ticket ticket) => JsonSerializer.Serialize(
        new Body
        {
            Schema = Schema,
            Language = ticket.Language,
            Channel = ticket.Channel,
            Fields = ticket.Fields,
            Tags = ticket.Tags,
            Attachments = ticket.Attachments,
            ActivityId = ticket.ActivityId,
            ClockStartedAt = ticket.ClockStartedAt,
            FirstResponseDueAt = ticket.FirstResponseDueAt,
            SolutionDueAt = ticket.SolutionDueAt,
            FirstRespondedAt = ticket.FirstRespondedAt,
            WorkaroundAt = ticket.WorkaroundAt,
            WaitingSince = ticket.WaitingSince,
            SolvedAt = ticket.SolvedAt,
            ClosedAt = ticket.ClosedAt,
            ReopenedCount = ticket.ReopenedCount,
            Marks = (int)ticket.Marks,
            AgentId = ticket.AgentId,
            FollowUpOf = ticket.FollowUpOf,
        },
        Options);

    /// <param name="columns">The ticket with what the columns hold; the rest is put in from the body.</param>
    /// <exception cref="JsonException">The body is damaged.</exception>
    public static Ticket Read(Ticket columns, string body)
    {
        var read = JsonSerializer.Deserialize<Body>(body, Options) ?? new Body();
        return columns with
        {
            Language = read.Language,
            Channel = read.Channel,
            Fields = read.Fields,
            Tags = read.Tags,
            Attachments = read.Attachments,
            ActivityId = read.ActivityId,
            ClockStartedAt = read.ClockStartedAt,
            FirstResponseDueAt = read.FirstResponseDueAt,
            SolutionDueAt = read.SolutionDueAt,
            FirstRespondedAt = read.FirstRespondedAt,
            WorkaroundAt = read.WorkaroundAt,
            WaitingSince = read.WaitingSince,
            SolvedAt = read.SolvedAt,
            ClosedAt = read.ClosedAt,
            ReopenedCount = read.ReopenedCount,
            Marks = (TicketMarks)read.Marks,
            AgentId = read.AgentId,
            FollowUpOf = read.FollowUpOf,
        };
    }

    private sealed record Body
    {
        public int Schema { get; init; }
        public string Language { get; init; } = "zh";
        public string Channel { get; init; } = "";
        public IReadOnlyDictionary<string, TicketField> Fields { get; init; } = new Dictionary<string, TicketField>();
        public IReadOnlyList<string> Tags { get; init; } = [];
        public IReadOnlyList<TicketAttachment> Attachments { get; init; } = [];
        public string? ActivityId { get; init; }
        public DateTimeOffset ClockStartedAt { get; init; }
        public DateTimeOffset FirstResponseDueAt { get; init; }
        public DateTimeOffset SolutionDueAt { get; init; }
        public DateTimeOffset? FirstRespondedAt { get; init; }
        public DateTimeOffset? WorkaroundAt { get; init; }
        public DateTimeOffset? WaitingSince { get; init; }
        public DateTimeOffset? SolvedAt { get; init; }
        public DateTimeOffset? ClosedAt { get; init; }
        public int ReopenedCount { get; init; }
        public int Marks { get; init; }
        public string? AgentId { get; init; }
        public string? FollowUpOf { get; init; }
    }
}
