using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartCV.Bot.Dialogs;

public enum FormStage
{
    Question,
    Summary,

    /// <summary>Asked which line is to be changed.</summary>
    WhichLine,
}

/// <summary>The answers so far. JSON with a schema number; kept in the conversation between two turns.</summary>
public sealed record FormState
{
    public const int CurrentSchema = 1;

    private const int MostNotes = 40_000;

    public int Schema { get; init; } = CurrentSchema;

    /// <summary>Which filling-in of a form this is: the activity that opened it. Cards carry it, so that one of an earlier form is told apart.</summary>
    public string Id { get; init; } = "";

    /// <summary>Hash of the definition it was made with.</summary>
    public string Hash { get; init; } = "";

    public FormStage Stage { get; init; }

    /// <summary>The field that was asked last.</summary>
    public string? Asking { get; init; }

    /// <summary>True once the summary was shown or a whole description was read: optional fields are no longer asked.</summary>
    public bool OnlyRequired { get; init; }

    /// <summary>How many answers to the present question did not fit.</summary>
    public int Misses { get; init; }

    /// <summary>The last such answer: when the question is then skipped, the words are kept as a note.</summary>
    public string? Refused { get; init; }

    public IReadOnlyDictionary<string, FieldValue> Values { get; init; } = new Dictionary<string, FieldValue>();

    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>Fields in the order they were first asked.</summary>
    public IReadOnlyList<string> Trail { get; init; } = [];

    /// <summary>What belongs to no field; goes into the outcome as other information.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public IReadOnlyList<FormFile> Files { get; init; } = [];

    /// <summary>True when the user has told something; what the browser or the account tells does not count.</summary>
    [JsonIgnore]
    public bool IsTouched => Notes.Count > 0 || Files.Count > 0 || Values.Values.Any(v => v.Source == ValueSource.User);

    /// <summary>Everything that the user has told, one piece below the other.</summary>
    [JsonIgnore]
    public string Told => string.Join('\n', Values.Values.Where(v => v.Source == ValueSource.User).Select(v => v.Words ?? v.Value).Concat(Notes).Distinct());

    /// <summary>Reads any schema up to the present one. Never throws: what cannot be read is kept as a note.</summary>
    public static FormState Read(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.Object ? json.Deserialize(FormJson.Stored.FormState) ?? new FormState() : Unreadable(json);
        }
        catch (JsonException)
        {
            return Unreadable(json);
        }
    }

    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, FormJson.Stored.FormState);

    public string? ValueOf(string field) => Values.TryGetValue(field, out var value) ? value.Value : null;

    internal FormState With(string field, FieldValue value) =>
        this with { Values = new Dictionary<string, FieldValue>(Values) { [field] = value }, Skipped = Without(Skipped, field) };

    internal FormState WithoutValue(string field)
    {
        var values = new Dictionary<string, FieldValue>(Values);
        values.Remove(field);
        return this with { Values = values, Skipped = Without(Skipped, field) };
    }

    // The transcript has everything; a state that is read and written at every turn must stay small.
    internal FormState WithNote(string note) =>
        Notes.Contains(note) || (Notes.Count > 0 && Notes.Sum(n => n.Length) + note.Length > MostNotes) ? this : this with { Notes = [.. Notes, note] };

    internal FormState Skip(string field) => Skipped.Contains(field) ? this : this with { Skipped = [.. Skipped, field] };

    private static IReadOnlyList<string> Without(IReadOnlyList<string> list, string item) =>
        list.Contains(item) ? list.Where(i => i != item).ToList() : list;

    private static FormState Unreadable(JsonElement json) =>
        json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? new FormState() : new FormState { Notes = [json.GetRawText()] };
}

/// <param name="Value">Normalised: a choice's value, a mail address, lines joined by \n.</param>
/// <param name="Source">One of <see cref="ValueSource"/>.</param>
[JsonConverter(typeof(FieldValueJson))]
public sealed record FieldValue(string Value, string Source = ValueSource.User)
{
    /// <summary>The user's own words, when they differ from the value.</summary>
    public string? Words { get; init; }

    public DateTimeOffset? Moment { get; init; }

    /// <summary>The user is asked whether it is right before it counts.</summary>
    public bool Unsure { get; init; }
}

public static class ValueSource
{
    public const string User = "user";
    public const string Browser = "browser";
    public const string Account = "account";
    public const string Earlier = "earlier";
}

/// <summary>A value that is known before the user says anything.</summary>
/// <param name="Source">browser, account or earlier.</param>
public sealed record KnownValue(string Value, string Source);

/// <summary>A file that the user sent along.</summary>
public sealed record FormFile(string Url, string? Name, string? ContentType);

/// <summary>Schema 0 kept values as plain texts; they are read as the user's.</summary>
internal sealed class FieldValueJson : JsonConverter<FieldValue>
{
    public override FieldValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return new FieldValue(reader.GetString() ?? "");
        var stored = JsonSerializer.Deserialize(ref reader, FormJson.Stored.StoredValue);
        return new FieldValue(stored?.Value ?? "", stored?.Source ?? ValueSource.User)
        {
            Words = stored?.Words,
            Moment = stored?.Moment,
            Unsure = stored?.Unsure ?? false,
        };
    }

    public override void Write(Utf8JsonWriter writer, FieldValue value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new StoredValue(value.Value, value.Source, value.Words, value.Moment, value.Unsure), FormJson.Stored.StoredValue);
}

internal sealed record StoredValue(string? Value, string? Source, string? Words, DateTimeOffset? Moment, bool Unsure);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(FormState))]
[JsonSerializable(typeof(StoredValue))]
internal sealed partial class FormJson : JsonSerializerContext
{
    public static FormJson Stored { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<FormStage>(JsonNamingPolicy.CamelCase) },
    });
}
