using System.Text.Json.Nodes;
using SmartCV.Bot.Conversations;

namespace SmartCV.Bot.Dialogs;

/// <summary>The whole form as one Adaptive Card (schema 1.5).</summary>
/// <remarks>https://adaptivecards.io/explorer/ — WebChat shows inputs of 1.5 with labels and checks isRequired itself; everything is checked again here.</remarks>
public static class FormCard
{
    /// <summary>Member of the submitted data that names the form.</summary>
    public const string FormKey = "smartcvForm";

    /// <summary>Member that says which filling-in of the form this is, <see cref="FormState.Id"/>: a card that is sent twice makes one ticket.</summary>
    public const string IdKey = "smartcvFormId";

    /// <summary>Member with the values that the inputs had when they were shown: tells what the user changed from what the dialogue learned meanwhile.</summary>
    public const string ShownKey = "smartcvShown";

    /// <summary>True for a member of the submitted data that is no field.</summary>
    public static bool IsOurs(string member) => member is FormKey or IdKey or ShownKey;

    private const string MoreId = "smartcvMore";

    /// <summary>Every field as an input, filled with what is known. What is never asked is folded away.</summary>
    public static JsonObject Whole(FormDefinition form, FormState state, string language, FormTexts texts) => Whole(form, new FormSubmission(null, new Dictionary<string, string>(), state), (texts, language));

    /// <summary>Says what was wrong with a submitted card and shows it again, with the words that were refused in their places.</summary>
    public static Reply Again(FormDefinition form, FormSubmission submission, string language, FormTexts texts)
    {
        var wrong = submission.Errors.Select(e => "- " + texts(language, "form.summary_line", ("label", form.Wording(form.Field(e.Key)!, language).Label), ("value", e.Value)));
        return new Reply(texts(language, "form.card_errors") + "\n\n" + string.Join('\n', wrong)) { Card = Whole(form, submission, (texts, language)) };
    }

    private static JsonObject Whole(FormDefinition form, FormSubmission filled, (FormTexts Texts, string Language) tongue)
    {
        var (texts, language) = tongue;
        var body = new JsonArray { Heading(form.In(language).Title) };
        var folded = new JsonArray();
        var shown = new JsonObject();
        foreach (var field in form.Fields)
        {
            if (field.Covers.Count > 0) continue;
            if (filled.State.ValueOf(field.Name) is { } value) shown[field.Name] = value;
            (form.IsFolded(field) ? folded : body).Add(Input(form, field, filled, tongue));
        }

        if (folded.Count > 0) body.Add(new JsonObject { ["type"] = "Container", ["id"] = MoreId, ["isVisible"] = false, ["items"] = folded });
        var actions = new JsonArray();
        actions.Add(new JsonObject
        {
            ["type"] = "Action.Submit",
            ["title"] = texts(language, "form.submit"),
            ["style"] = "positive",
            ["data"] = new JsonObject { [FormKey] = form.Name, [IdKey] = filled.State.Id, [ShownKey] = shown },
        });
        if (folded.Count > 0)
            actions.Add(new JsonObject { ["type"] = "Action.ToggleVisibility", ["title"] = texts(language, "form.card_more"), ["targetElements"] = new JsonArray(MoreId) });
        return Card(body, actions);
    }

    private static JsonObject Input(FormDefinition form, FormField field, FormSubmission filled, (FormTexts Texts, string Language) tongue)
    {
        var wording = form.Wording(field, tongue.Language);
        if (field.Kind == FieldKind.File) return new JsonObject { ["type"] = "TextBlock", ["wrap"] = true, ["text"] = tongue.Texts(tongue.Language, "form.card_files") };
        var input = new JsonObject { ["type"] = InputType(field.Kind), ["id"] = field.Name, ["label"] = wording.Label };
        if ((filled.Refused.GetValueOrDefault(field.Name) ?? filled.State.ValueOf(field.Name)) is { } value) input["value"] = value;
        // A card cannot tell whether a condition holds; such a field is checked when the card arrives.
        if (field.Required && field.When.Count == 0)
        {
            input["isRequired"] = true;
            input["errorMessage"] = tongue.Texts(tongue.Language, "form.skip_required");
        }

        switch (field.Kind)
        {
            case FieldKind.Choice:
                input["style"] = "compact";
                input["choices"] = new JsonArray(field.Choices.Select(c => Option(wording.Choices[c.Value], c.Value)).ToArray());
                break;
            case FieldKind.Boolean:
                input["style"] = "expanded";
                input["choices"] = new JsonArray(Option(tongue.Texts(tongue.Language, "form.yes"), "yes"), Option(tongue.Texts(tongue.Language, "form.no"), "no"));
                break;
            case FieldKind.Date:
                break;
            default:
                TextInput(input, field, wording);
                break;
        }

        return input;
    }

    private static void TextInput(JsonObject input, FormField field, FieldWording wording)
    {
        input["isMultiline"] = field.Kind is FieldKind.LongText or FieldKind.List;
        input["maxLength"] = field.Spill is null ? field.Most : 4000;
        if (wording.Hint.Length > 0) input["placeholder"] = wording.Hint;
        if (field.Kind == FieldKind.Email) input["style"] = "Email";
        if (field.Kind == FieldKind.Phone) input["style"] = "Tel";
    }

    private static string InputType(FieldKind kind) => kind switch
    {
        FieldKind.Choice or FieldKind.Boolean => "Input.ChoiceSet",
        FieldKind.Date => "Input.Date",
        _ => "Input.Text",
    };

    private static JsonObject Option(string title, string value) => new() { ["title"] = title, ["value"] = value };

    private static JsonObject Heading(string title) => new()
    {
        ["type"] = "TextBlock",
        ["text"] = title,
        ["size"] = "Medium",
        ["weight"] = "Bolder",
        ["wrap"] = true,
    };

    private static JsonObject Card(JsonArray body, JsonArray actions) => new()
    {
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["body"] = body,
        ["actions"] = actions,
    };
}
