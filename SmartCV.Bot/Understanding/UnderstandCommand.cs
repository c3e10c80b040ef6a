using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmartCV.Bot.Understanding;

/// <summary>
/// The command <c>understand</c>: a JSON object a line on the input, one a line as the answer. It needs no server, no database and no content; what is trained is
/// what the line brings. A line that cannot be read gets <c>{"ok":false,"error":"..."}</c>, and the next one is read.
/// </summary>
public sealed class UnderstandCommand
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IntentOps _intents = new();

    public static async Task RunAsync(TextReader input, TextWriter output)
    {
        var command = new UnderstandCommand();
        while (await input.ReadLineAsync() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            await output.WriteLineAsync(command.Answer(line).ToJsonString(Readable));
            await output.FlushAsync();
        }
    }

    /// <summary>The answer to one line. Never throws for what stands in it.</summary>
    public JsonNode Answer(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var request = new OpRequest(json.RootElement);
            return request.Text("op") switch
            {
                "train" => _intents.Train(request),
                "query" => _intents.Query(request),
                "recognize" => EntityOps.Recognize(request),
                "report" => ReportOps.Read(request),
                var other => throw new OpException($"op must be train, query, recognize or report, was '{other}'."),
            };
        }
        catch (JsonException e)
        {
            return Error($"The line is no JSON: {e.Message}");
        }
        catch (OpException e)
        {
            return Error(e.Message);
        }
    }

    private static JsonObject Error(string message) => new() { ["ok"] = false, ["error"] = message };
}
