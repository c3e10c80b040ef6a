using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartCV.Bot.Conversations;

/// <summary>
/// What the bot remembers of a dialogue between two turns. JSON with a schema number; readers accept older numbers.
/// The form's own state is opaque here: forms are a higher layer.
/// </summary>
public sealed record ConversationState
{
    public static ConversationState Empty { get; } = new();

    public int Schema { get; init; } = 1;

    public bool Greeted { get; init; }

    /// <summary>The open form with its answers so far, or null.</summary>
    public OpenForm? Form { get; init; }

    /// <summary>Forms that the customer put aside, to be resumed; the newest at the end.</summary>
    public IReadOnlyList<OpenForm> Paused { get; init; } = [];

    /// <summary>The forms that were finished last, the newest at the end: a card of one of them must not make a second ticket.</summary>
    public IReadOnlyList<FinishedForm> Finished { get; init; } = [];

    /// <summary>The FAQ item that was answered last; follow-ups and ratings refer to it.</summary>
    public LastAnswer? LastAnswer { get; init; }

    /// <summary>Number of the ticket that was spoken of last, unless an answer came after it.</summary>
    public string? LastTicket { get; init; }

    /// <summary>What was offered last. A number or a title means one of these.</summary>
    public IReadOnlyList<OfferedChoice> Offered { get; init; } = [];

    /// <summary>How many times in a row nothing was understood.</summary>
    public int Misses { get; init; }

    /// <summary>The last question that was not understood, or that somebody wants a person for: it goes into the ticket.</summary>
    public string? LastQuestion { get; init; }

    /// <summary>Since when people of the channel's own have the conversation.</summary>
    public DateTimeOffset? WithAgentsSince { get; init; }

    /// <summary>What the language model has cost in this conversation; null when it was never asked.</summary>
    public ModelUse? ModelUse { get; init; }

    public static ConversationState Read(string json) =>
        json == "{}" ? Empty : JsonSerializer.Deserialize(json, StateJson.Default.ConversationState) ?? Empty;

    public string Write() => ReferenceEquals(this, Empty) ? "{}" : StateJson.Write(this);
}

/// <param name="Name">Name of the form's folder.</param>
/// <param name="Data">The form engine's state.</param>
public sealed record OpenForm(string Name, JsonElement Data);

/// <param name="Id">Which filling-in of a form it was.</param>
/// <param name="Ticket">Number of the ticket that it made.</param>
/// <param name="Case">The case that it belongs to.</param>
public sealed record FinishedForm(string Id, string Ticket, string? Case, DateTimeOffset At)
{
    /// <summary>True when it became a ticket before the customer was done with it: what they say next still belongs to it.</summary>
    public bool IsEarly { get; init; }
}

/// <param name="Item">Id of the FAQ item.</param>
public sealed record LastAnswer(string Item, string Question)
{
    /// <summary>The bot's message with the answer; null in states from before it was kept.</summary>
    public string? ActivityId { get; init; }

    /// <summary>When it was given; null in states from before it was kept.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>True when the question was only the rest of one: the item's title says better what it is about.</summary>
    public bool IsFollowUp { get; init; }

    /// <summary>True once the customer said that it did not help.</summary>
    public bool DidNotHelp { get; init; }

    /// <summary>True when the words were a language model's, made from this item and perhaps others.</summary>
    public bool IsWorded { get; init; }
}

/// <param name="Since">When the 24 hours began in which calls and tokens are counted.</param>
public sealed record ModelUse(DateTimeOffset Since, int Calls, int Tokens);

public sealed record OfferedChoice(string Title, string Says);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ConversationState))]
internal sealed partial class StateJson : JsonSerializerContext
{
    private const int UsualSize = 1024;

    /// <summary>Written with Chinese as it is: it is never inside a page.</summary>
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    // The encoder belongs to the writer: among the options of the context it would switch the generated code off, which writes in half the time.
    public static string Write(ConversationState state)
    {
        var text = new ArrayBufferWriter<byte>(UsualSize);
        using var writer = new Utf8JsonWriter(text, Readable);
        JsonSerializer.Serialize(writer, state, Default.ConversationState);
        writer.Flush();
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }
}
