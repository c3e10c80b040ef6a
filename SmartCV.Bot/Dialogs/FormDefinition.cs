using System.Collections.Frozen;

namespace SmartCV.Bot.Dialogs;

/// <summary>A form as its folder describes it, with its texts in every language. Never changes after reading.</summary>
public sealed record FormDefinition
{
    private FrozenDictionary<string, FormField>? _byName;

    /// <summary>Name of the folder.</summary>
    public required string Name { get; init; }

    /// <summary>Path of form.yaml as shown in problems.</summary>
    public required string File { get; init; }

    /// <summary>Changes with the content of form.yaml; a state with another hash is fitted to the form first.</summary>
    public required string Hash { get; init; }

    public required IReadOnlyList<FormField> Fields { get; init; }

    /// <summary>Language code to texts; the base language is always there.</summary>
    public required IReadOnlyDictionary<string, FormWording> Wordings { get; init; }

    public required string BaseLanguage { get; init; }

    /// <summary>Texts that a translation lacks ("en: os.label"); the base language is shown instead.</summary>
    public IReadOnlyList<string> Untranslated { get; init; } = [];

    /// <summary>Key of the text that is said when the form is done.</summary>
    public required string Done { get; init; }

    /// <summary>Where the form says so; 0 when it does not.</summary>
    public int DoneLine { get; init; }

    /// <summary>Field whose value names the ticket; without one it is the form's title and the first text.</summary>
    public string? Subject { get; init; }

    /// <summary>After this many questions only required fields are asked.</summary>
    public int MostQuestions { get; init; } = int.MaxValue;

    public TicketMapping Ticket { get; init; } = new();

    /// <summary>Texts of all languages that open the form, folded.</summary>
    public FrozenSet<string> Words { get; init; } = FrozenSet<string>.Empty;

    public FormField? Field(string name) =>
        (_byName ??= Fields.ToFrozenDictionary(f => f.Name)).GetValueOrDefault(name);

    /// <summary>True for what is never asked: where all fields are shown at once it is folded away.</summary>
    public bool IsFolded(FormField field) => field is { Ask: AskRule.Never, Required: false } && !Fields.Any(f => f.Covers.Contains(field.Name));

    public FormWording In(string language) => Wordings.TryGetValue(language, out var wording) ? wording : Wordings[BaseLanguage];

    public FieldWording Wording(FormField field, string language) => In(language).Fields[field.Name];
}

/// <summary>What the finished form becomes. Fields named category, type and priority win over these.</summary>
public sealed record TicketMapping
{
    public string? Category { get; init; }

    public string? Type { get; init; }

    public string? Priority { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>True for who wants to be heard: the form is not offered as a card to fill in, and every question shows the way out.</summary>
    public bool Person { get; init; }
}
