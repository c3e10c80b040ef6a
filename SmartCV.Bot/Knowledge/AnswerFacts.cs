using SmartCV.Bot.Customers;

namespace SmartCV.Bot.Knowledge;

/// <summary>What an answer may depend on besides the question. Opening hours are words in the language of the answer, made only when it names them.</summary>
public sealed record AnswerFacts
{
    public PlanKnowledge Plan { get; init; } = PlanKnowledge.Unknown;

    public Proof Proof { get; init; } = Proof.None;

    /// <summary>People are in the online chat now.</summary>
    public bool ChatOpen { get; init; }

    public bool PhoneOpen { get; init; }

    /// <summary>False on weekends and public holidays; a weekend day that is made up counts as working.</summary>
    public bool DayWorking { get; init; } = true;

    /// <summary>hotline, email, qq-group, wechat, weibo, forum, site. Absent or empty: not set.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>周一至周五 9:00–18:00，周六 10:00–16:00</summary>
    public Func<string> ChatHours { get; init; } = static () => "";

    public Func<string> PhoneHours { get; init; } = static () => "";

    /// <summary>When people are in the chat next: 明天（周一）9:00</summary>
    public Func<string> ChatOpens { get; init; } = static () => "";

    public Func<string> PhoneOpens { get; init; } = static () => "";

    /// <summary>When the chat closes today: 18:00</summary>
    public Func<string> ChatCloses { get; init; } = static () => "";

    public bool IsSet(string setting) => !string.IsNullOrWhiteSpace(Settings.GetValueOrDefault(setting));

    /// <summary>What a placeholder stands for; null when there is no such placeholder.</summary>
    public string? Word(string placeholder) => placeholder switch
    {
        "chat-hours" => ChatHours(),
        "phone-hours" => PhoneHours(),
        "chat-opens" => ChatOpens(),
        "phone-opens" => PhoneOpens(),
        "chat-closes" => ChatCloses(),
        _ => Settings.GetValueOrDefault(placeholder),
    };

    public static PlanKnowledge KnowledgeOf(Plan plan) => plan switch
    {
        Customers.Plan.Unknown => PlanKnowledge.Unknown,
        Customers.Plan.Free => PlanKnowledge.Free,
        _ => PlanKnowledge.Paying,
    };
}

/// <summary>Whether the customer pays, as far as an answer cares.</summary>
public enum PlanKnowledge
{
    Unknown,
    Free,
    Paying,
}
