using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>What one turn of the host puts on the wire and into its rows: the yardstick repeats these bytes without understanding them.</summary>
/// <param name="Echo">The line of the visitor as JSON, with <see cref="IdPlace"/> for the id of the message.</param>
/// <param name="Replies">The lines that answer it.</param>
internal sealed record SampleTurn(string Echo, IReadOnlyList<string> Replies)
{
    /// <summary>As long as an id.</summary>
    public const string IdPlace = "00000000000000000000000000000000";

    /// <summary>The transcript keeps these in columns of their own.</summary>
    private static readonly string[] Columns = ["id", "timestamp", "channelId", "conversation"];

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="activities">All lines of a conversation.</param>
    /// <param name="id">The message whose turn it is.</param>
    public static SampleTurn Of(JsonElement activities, string id)
    {
        var lines = activities.EnumerateArray().ToList();
        return new SampleTurn(
            Line(lines.Single(a => a.GetProperty("id").GetString() == id)),
            [.. lines.Where(a => a.TryGetProperty("replyToId", out var to) && to.GetString() == id).Select(Line)]);

        string Line(JsonElement activity) => activity.GetRawText().Replace(id, IdPlace, StringComparison.Ordinal);
    }

    public static SampleTurn Load(string file) => JsonSerializer.Deserialize<SampleTurn>(File.ReadAllText(file))!;

    public void Save(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this));

    /// <summary>What the transcript keeps of a line.</summary>
    public static string Row(string line)
    {
        var activity = JsonNode.Parse(line)!.AsObject();
        foreach (var column in Columns) activity.Remove(column);
        return activity.ToJsonString(Relaxed);
    }
}
