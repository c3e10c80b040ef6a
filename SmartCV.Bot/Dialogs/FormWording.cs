namespace SmartCV.Bot.Dialogs;

/// <summary>The texts of a form in one language. A translation that lacks a text has the one of the base language here.</summary>
public sealed record FormWording
{
    public required string Title { get; init; }

    /// <summary>What is done by opening it, for its button (报告问题); the title where the form says nothing else.</summary>
    public string Action { get; init; } = "";

    /// <summary>What the form is for, in the help centre; the intro where the form says nothing else.</summary>
    public string About { get; init; } = "";

    /// <summary>Said once, before the first question.</summary>
    public string Intro { get; init; } = "";

    /// <summary>Said above the summary; empty for the general sentence.</summary>
    public string Confirm { get; init; } = "";

    public required IReadOnlyDictionary<string, FieldWording> Fields { get; init; }
}

public sealed record FieldWording
{
    /// <summary>Short, for the summary: 浏览器.</summary>
    public required string Label { get; init; }

    public string Question { get; init; } = "";

    public string Hint { get; init; } = "";

    /// <summary>Said when a value does not fit; empty for the general sentence of the kind.</summary>
    public string Error { get; init; } = "";

    /// <summary>Titles by value.</summary>
    public IReadOnlyDictionary<string, string> Choices { get; init; } = new Dictionary<string, string>();
}
