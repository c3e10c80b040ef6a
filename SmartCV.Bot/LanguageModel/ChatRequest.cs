using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SmartCV.Bot.LanguageModel;

/// <summary>What a model is asked: what to do, and the material as JSON.</summary>
/// <param name="Task">Ours alone. Nothing that anybody else wrote stands in it.</param>
/// <param name="Material">Written by <see cref="Json"/>: quotes and line breaks of a customer's text are escaped there, so it cannot pass for a part of the task.</param>
/// <param name="MostTokens">Of the answer.</param>
public sealed record ChatRequest(string Task, string Material, int MostTokens)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Tokens that the call costs at most, as far as that can be known without the model's own table: Chinese at one a character, other text at one for three.</summary>
    public int ExpectedTokens => Expected(Task) + Expected(Material) + MostTokens;

    /// <summary>JSON of one object.</summary>
    public static string Json(Action<Utf8JsonWriter> members)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Readable))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>
    /// The body of the request. The typed classes of the package write max_completion_tokens, which few servers besides OpenAI's own know: the limit would not count.
    /// </summary>
    internal BinaryData Body(string model, bool jsonMode) => BinaryData.FromString(Json(w =>
    {
        w.WriteString("model", model);
        w.WriteStartArray("messages");
        foreach (var (role, content) in ((string, string)[])[("system", Task), ("user", Material)])
        {
            w.WriteStartObject();
            w.WriteString("role", role);
            w.WriteString("content", content);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteNumber("temperature", 0);
        w.WriteNumber("max_tokens", MostTokens);
        w.WriteBoolean("stream", false);
        if (!jsonMode) return;
        w.WriteStartObject("response_format");
        w.WriteString("type", "json_object");
        w.WriteEndObject();
    }));

    private static int Expected(string text)
    {
        var ascii = text.Count(char.IsAscii);
        return text.Length - ascii + ((ascii + 2) / 3);
    }
}
