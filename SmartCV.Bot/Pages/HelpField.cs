using SmartCV.Bot.Dialogs;

namespace SmartCV.Bot.Pages;

/// <summary>One field of a form as its page shows it.</summary>
public sealed record HelpField
{
    private const int MostRadios = 4;

    public required FormField Field { get; init; }

    public required string Label { get; init; }

    /// <summary>Required, optional, or needed in some cases; empty where everything is optional.</summary>
    public string Mark { get; init; } = "";

    /// <summary>Says where a value comes from that the user did not type.</summary>
    public string Origin { get; init; } = "";

    public string Help { get; init; } = "";

    public string Value { get; init; } = "";

    public string? Error { get; init; }

    public IReadOnlyList<HelpChoices> Choices { get; init; } = [];

    /// <summary>JSON: the choices of other fields that make this one needed. Another choice there puts this one out of sight.</summary>
    public string? When { get; init; }

    public string Id => "field-" + Field.Name;

    /// <summary>Ids of what a screen reader says besides the label.</summary>
    public string? DescribedBy => (Help.Length > 0, Error is not null) switch
    {
        (true, true) => $"{Id}-help {Id}-error",
        (true, false) => Id + "-help",
        (false, true) => Id + "-error",
        _ => null,
    };

    /// <summary>The first line of a list to choose from.</summary>
    public string Choose { get; init; } = "";

    public bool IsNeeded => HelpForms.IsNeeded(Field);

    public string? Invalid => Error is null ? null : "true";

    /// <summary>A few choices of which one is needed are seen at a glance; where none need be taken, a list has a way back.</summary>
    public bool IsRadio => Field.Kind == FieldKind.Boolean || (Field is { Kind: FieldKind.Choice, Required: true } && Field.Choices.Count <= MostRadios);

    public bool IsLong => Field.Kind is FieldKind.LongText or FieldKind.List;

    /// <summary>A browser drops what does not look like a date to it; such a value is shown as it was typed.</summary>
    public string InputType => Field.Kind switch
    {
        FieldKind.Email => "email",
        FieldKind.Phone => "tel",
        FieldKind.Date when Value.Length == 0 || DateOnly.TryParseExact(Value, "yyyy-MM-dd", out _) => "date",
        _ => "text",
    };

    public string? Autocomplete => Field.Kind switch { FieldKind.Email => "email", FieldKind.Phone => "tel", _ => null };
}

/// <summary>Choices of a field; several groups where they belong to choices of another field.</summary>
public sealed record HelpChoices(string Title, IReadOnlyList<HelpChoice> Choices);

public sealed record HelpChoice(string Value, string Title);
