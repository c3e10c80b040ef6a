using SmartCV.Bot.Conversations;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Dialogs;

/// <summary>What the user sent in one turn; several messages that are answered as one are joined by line breaks.</summary>
public sealed record FormInput(string Text, Facts Facts, IReadOnlyList<FormFile> Files, DateTimeOffset Now)
{
    public FormInput(string text, DateTimeOffset now)
        : this(text, Facts.None, [], now)
    {
    }
}

/// <summary>What follows from one input.</summary>
public abstract record FormStep(FormState State)
{
    /// <summary>The next question, the summary, or the question again.</summary>
    public sealed record Ask(Reply Reply, FormState State) : FormStep(State);

    public sealed record Finished(FormOutcome Outcome, FormState State) : FormStep(State);

    /// <summary>Given up by the user. The state can still be resumed.</summary>
    public sealed record Cancelled(Reply Reply, FormState State) : FormStep(State);

    /// <summary>Put aside by the user.</summary>
    public sealed record Paused(Reply Reply, FormState State) : FormStep(State);
}

/// <summary>A finished form, as data. Who called makes a ticket from it.</summary>
public sealed record FormOutcome
{
    public required string Form { get; init; }

    public required string Title { get; init; }

    /// <summary>In the order of the form; only fields that have a value.</summary>
    public required IReadOnlyList<FormValue> Values { get; init; }

    public IReadOnlyList<FormFile> Files { get; init; } = [];

    /// <summary>What belonged to no field, or null.</summary>
    public string? Other { get; init; }

    public string? Category { get; init; }

    public string? Type { get; init; }

    public string? Priority { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Key of the text that is said now.</summary>
    public required string Done { get; init; }

    public string? this[string field]
    {
        get
        {
            foreach (var value in Values)
                if (value.Name == field) return value.Value;
            return null;
        }
    }
}

/// <param name="Value">Normalised value.</param>
/// <param name="Shown">As the user sees it, in the language of the form.</param>
/// <param name="Words">The user's own words; null when they were the value.</param>
public sealed record FormValue(string Name, string Label, string Value, string Shown, string Source, string? Words, DateTimeOffset? Moment);

/// <summary>How well a text fits what the form waits for.</summary>
public enum FormFit
{
    /// <summary>Not a valid answer: a sentence where a choice or a mail address is asked for.</summary>
    No,

    /// <summary>The question takes any text, so only the caller can tell an answer from something else.</summary>
    Possible,

    /// <summary>A command of the form, one of the choices, a valid value, or nothing but facts.</summary>
    Certain,
}

/// <summary>What came of a form that was sent as a whole.</summary>
/// <param name="Step">Null while there are errors.</param>
/// <param name="Errors">Field to what is wrong, in the user's language.</param>
public sealed record FormSubmission(FormStep.Finished? Step, IReadOnlyDictionary<string, string> Errors, FormState State)
{
    /// <summary>What was typed into the fields with errors: shown again, so that it can be mended instead of typed anew.</summary>
    public IReadOnlyDictionary<string, string> Refused { get; init; } = new Dictionary<string, string>();
}

/// <summary>Text of a key in a language, with {name} replaced.</summary>
public delegate string FormTexts(string language, string key, params (string Name, object? Value)[] args);
