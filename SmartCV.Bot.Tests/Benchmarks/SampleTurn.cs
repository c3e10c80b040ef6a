using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>What one turn of the host puts on the wire and into its rows: the yardstick repeats these bytes without understanding them.</summary>
/// <param name="Lines">The line of the visitor and those that answer it, as JSON, with <see cref="IdPlace"/> for the id of the message.</param>
internal sealed record SampleTurn(IReadOnlyList<string> Lines)
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
        var echo = lines.Single(a => a.GetProperty("id").GetString() == id);
        var replies = lines.Where(a => a.TryGetProperty("replyToId", out var to) && to.GetString() == id);
        return new SampleTurn([.. replies.Prepend(echo).Select(a => a.GetRawText().Replace(id, IdPlace, StringComparison.Ordinal))]);
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
