using SmartCV.Bot.Customers;

namespace SmartCV.Bot.Tickets;

/// <summary>What decides a ticket's priority. Everything is optional: what was not said is not guessed.</summary>
public sealed record PriorityFacts
{
    /// <summary>tech, account, billing, suggestion.</summary>
    public string? Category { get; init; }

    /// <summary>feature_broken, login, invoice ...</summary>
    public string? Type { get; init; }

    /// <summary>What a reader of free text found; <see cref="UrgencyKind.None"/> when nothing was found.</summary>
    public UrgencyKind Urgency { get; init; }

    /// <summary>影响程度, in the user's words: 明天要交.</summary>
    public string? Impact { get; init; }

    /// <summary>影响范围, in the user's words: 全公司.</summary>
    public string? Extent { get; init; }

    /// <summary>Summary and symptom in the user's words.</summary>
    public string? Text { get; init; }

    /// <summary>What the form is worth by itself: the urgent form is P1.</summary>
    public Priority? Form { get; init; }

    public Plan Plan { get; init; } = Plan.Unknown;
}
