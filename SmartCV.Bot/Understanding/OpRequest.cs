using System.Text.Json;

namespace SmartCV.Bot.Understanding;

/// <summary>A line of <see cref="UnderstandCommand"/> with its members checked as they are read.</summary>
internal sealed class OpRequest
{
    private readonly JsonElement _json;

    /// <exception cref="OpException">It is no object.</exception>
    public OpRequest(JsonElement json) => _json = json.ValueKind == JsonValueKind.Object ? json : throw new OpException($"A line must be a JSON object, was {KindOf(json)}.");

    /// <exception cref="OpException">The name of another member can't be read.</exception>
    public bool Has(string name)
    {
        try
        {
            return _json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;
        }
        catch (InvalidOperationException)
        {
            throw new OpException("The name of a member is no text: it holds half of a surrogate pair.");
        }
    }

    /// <exception cref="OpException">It is missing or no text.</exception>
    public string Text(string name) => TextOrNull(name) ?? throw new OpException($"{name} is missing: a text.");

    /// <summary>Null when the member is missing or null.</summary>
    /// <exception cref="OpException">It is something else than a text.</exception>
    public string? TextOrNull(string name) => !Has(name) ? null : TextOf(_json.GetProperty(name), name);

    /// <summary>Empty when the member is missing or null.</summary>
    /// <exception cref="OpException">It is no list of texts.</exception>
    public IReadOnlyList<string> Texts(string name) =>
        !Has(name) ? [] : List(name).EnumerateArray().Select((v, i) => TextOf(v, $"{name}[{i}]") ?? throw new OpException($"{name}[{i}] must be a text, was null.")).ToList();

    /// <summary>Empty when the member is missing or null.</summary>
    /// <exception cref="OpException">It is no list of objects.</exception>
    public IReadOnlyList<OpRequest> Objects(string name)
    {
        if (!Has(name)) return [];
        var all = List(name);
        var read = new List<OpRequest>(all.GetArrayLength());
        foreach (var value in all.EnumerateArray())
        {
            if (value.ValueKind != JsonValueKind.Object) throw new OpException($"{name}[{read.Count}] must be an object, was {KindOf(value)}.");
            read.Add(new OpRequest(value));
        }

        return read;
    }

    private JsonElement List(string name)
    {
        var value = _json.GetProperty(name);
        return value.ValueKind == JsonValueKind.Array ? value : throw new OpException($"{name} must be a list, was {KindOf(value)}.");
    }

    private static string? TextOf(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => TextOf(value),
        _ => throw new OpException($"{name} must be a text, was {KindOf(value)}."),
    };

    // Half of a surrogate pair, escaped, is valid JSON and no text.
    private static string TextOf(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}

/// <summary>What is wrong with a line, and what is expected.</summary>
internal sealed class OpException(string message) : Exception(message);
