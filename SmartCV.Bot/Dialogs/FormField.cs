using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SmartCV.Bot.Dialogs;

public enum FieldKind
{
    Text,
    LongText,
    List,
    Choice,
    Email,
    Date,
    DateTime,
    Phone,
    File,
    Boolean,
}

public enum AskRule
{
    /// <summary>Asked even when a value is known: the user is asked whether it is right.</summary>
    Always,
    IfMissing,

    /// <summary>Never asked; shown in the summary when known, and the user can change it there.</summary>
    Never,
}

/// <summary>One field of a form: what it takes and when it is asked. Its texts are in <see cref="FieldWording"/>.</summary>
public sealed record FormField
{
    public required string Name { get; init; }

    public required FieldKind Kind { get; init; }

    /// <summary>Line in form.yaml, for problems.</summary>
    public int Line { get; init; }

    public bool Required { get; init; }

    public AskRule Ask { get; init; } = AskRule.IfMissing;

    /// <summary>Names of facts that fill it; the first that was read counts.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    public IReadOnlyList<FormChoice> Choices { get; init; } = [];

    /// <summary>Asked only when all of these hold.</summary>
    public IReadOnlyList<FormCondition> When { get; init; } = [];

    /// <summary>One question for several fields: asked only while one of these is empty, and its answer is read for them.</summary>
    public IReadOnlyList<string> Covers { get; init; } = [];

    /// <summary>Takes what does not fit here: text that is too long, or text written where a file was asked for.</summary>
    public string? Spill { get; init; }

    /// <summary>While this one is empty it gets the first sentence of that field.</summary>
    public string? Derive { get; init; }

    /// <summary>Least and most characters of a text.</summary>
    public int Least { get; init; }

    public int Most { get; init; } = 4000;

    public Regex? Pattern { get; init; }

    /// <summary>Titles and words of all choices in all languages, folded, with the value they mean.</summary>
    public FrozenDictionary<string, string> ChoiceWords { get; init; } = FrozenDictionary<string, string>.Empty;

    public bool IsFreeText => Kind is FieldKind.Text or FieldKind.LongText or FieldKind.List;

    public FormChoice? Choice(string value)
    {
        foreach (var choice in Choices)
            if (choice.Value == value) return choice;
        return null;
    }
}

/// <param name="When">Offered only when all of these hold.</param>
/// <param name="Sets">Values that other fields get when this one is chosen.</param>
public sealed record FormChoice(string Value, IReadOnlyList<FormCondition> When, IReadOnlyDictionary<string, string> Sets);

/// <param name="Field">The field that is looked at.</param>
/// <param name="Values">One of these values; or <c>present</c> / <c>absent</c>.</param>
public sealed record FormCondition(string Field, IReadOnlyList<string> Values)
{
    public const string Present = "present";
    public const string Absent = "absent";

    public bool Holds(FormState state)
    {
        var value = state.ValueOf(Field);
        foreach (var wanted in Values)
        {
            if (value is null ? wanted == Absent : wanted == Present || wanted == value) return true;
        }

        return false;
    }

    public static bool AllHold(IReadOnlyList<FormCondition> conditions, FormState state)
    {
        foreach (var condition in conditions)
            if (!condition.Holds(state)) return false;
        return true;
    }
}
