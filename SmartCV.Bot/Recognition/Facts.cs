namespace SmartCV.Bot.Recognition;

/// <summary>What was read out of free text, by field name. A field that was not said is absent: nothing is invented.</summary>
/// <remarks>
/// Names: summary, symptom, steps, expected, actual, impact, extent, occurred_at, os, browser, device, network, account_email, user_id, plan,
/// account_age, category, type, tried, order, order_date, company, tax_number, phone, app_version, error_code, error_message, reason (of a refund).
/// </remarks>
public sealed record Facts
{
    public static Facts None { get; } = new();

    public IReadOnlyDictionary<string, Fact> Values { get; init; } = new Dictionary<string, Fact>();

    /// <summary>True when the text has the six-part structure (问题概述：… / Summary: …) and was read by its headings.</summary>
    public bool IsStructured { get; init; }

    public string? this[string field] => Values.TryGetValue(field, out var fact) ? fact.Value : null;
}

/// <summary>One value that was read.</summary>
/// <param name="Value">Normalised (Windows 11, Chrome 128, wifi, professional, feature_broken); lists (steps, tried) are lines joined by \n.</param>
/// <param name="Quote">The user's own words.</param>
public sealed record Fact(string Value, string Quote)
{
    /// <summary>A moment computed from the words (昨晚十点多), in the desk's zone; only for occurred_at and only where it is clear.</summary>
    public DateTimeOffset? Moment { get; init; }

    /// <summary>True when it is a guess that must be confirmed by the user before it is used (a spoken mail address).</summary>
    public bool Unsure { get; init; }
}

/// <param name="Now">The moment of the message; words such as "yesterday" are read against it.</param>
/// <param name="Language">zh or en: a preference, both are read in any text.</param>
public sealed record ReadContext(DateTimeOffset Now, TimeZoneInfo Zone, string Language)
{
    /// <summary>The subject of a mail; null on other channels.</summary>
    public string? Subject { get; init; }

    /// <summary>
    /// True when the text is a report and all there is of it (a mail, a line of the command <c>understand</c>): nobody can be asked, so what the words only imply
    /// is read as well. In a conversation it is better to ask.
    /// </summary>
    public bool IsWhole { get; init; }
}
