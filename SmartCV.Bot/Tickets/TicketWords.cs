using SmartCV.Bot.Languages;

namespace SmartCV.Bot.Tickets;

/// <summary>Names of what stands in a ticket, from the section <c>ticket</c> of the texts.</summary>
public static class TicketWords
{
    public static string NameOf(TicketStatus status) => status.ToString().ToLowerInvariant();

    public static TicketStatus StatusOf(string name) =>
        Enum.TryParse<TicketStatus>(name, ignoreCase: true, out var status) ? status : throw new ArgumentException($"'{name}' is no status of a ticket.");

    public static string KeyOf(TicketStatus status) => "ticket.status." + NameOf(status);

    public static string HintKeyOf(TicketStatus status) => "ticket.status_hint." + NameOf(status);

    public static string KeyOf(Priority priority) => "ticket.priority." + priority.ToString().ToLowerInvariant();

    public static string KeyOf(TicketEvent line) => "ticket.event." + line.Kind;

    public static string Status(TextCatalog texts, string language, TicketStatus status) => texts.Text(language, KeyOf(status));

    public static string Priority(TextCatalog texts, string language, Priority priority) => texts.Text(language, KeyOf(priority));

    /// <summary>技术故障, or 其他 for one we have no name for.</summary>
    public static string Category(TextCatalog texts, string language, string? category) =>
        texts.Text(language, texts.Has("ticket.category." + category) ? "ticket.category." + category : "ticket.category.other");

    /// <summary>Null when there is no type, or none we have a name for.</summary>
    public static string? Type(TextCatalog texts, string language, string? type) =>
        type is not null && texts.Has("ticket.type." + type) ? texts.Text(language, "ticket.type." + type) : null;

    /// <summary>A line of the timeline in words.</summary>
    public static string Event(TextCatalog texts, string language, TicketEvent line)
    {
        var to = line.Detail.GetValueOrDefault("to", "");
        return line.Kind switch
        {
            TicketEvent.StatusChanged => texts.Text(language, KeyOf(line), ("status", Status(texts, language, StatusOf(to)))),
            TicketEvent.PriorityChanged => texts.Text(language, KeyOf(line), ("priority", texts.Text(language, "ticket.priority." + to.ToLowerInvariant()))),
            _ => texts.Text(language, KeyOf(line), ("number", line.Detail.GetValueOrDefault("number", ""))),
        };
    }
}
