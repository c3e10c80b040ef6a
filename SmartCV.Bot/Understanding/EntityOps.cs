using System.Globalization;
using System.Text.Json.Nodes;
using SmartCV.Bot.Recognition.Entities;

namespace SmartCV.Bot.Understanding;

/// <summary>The line <c>recognize</c>: dates, numbers and addresses in a text, in the shape of Microsoft's Recognizers-Text but with an exclusive end.</summary>
internal static class EntityOps
{
    public static readonly IReadOnlyList<string> Kinds = ["datetime", "number", "phonenumber", "email", "url", "ip"];

    public static JsonArray Recognize(OpRequest request)
    {
        var text = request.Text("text");
        var kind = request.TextOrNull("kind")?.ToLowerInvariant();
        if (kind is not null && !Kinds.Contains(kind)) throw new OpException($"kind must be one of {string.Join(", ", Kinds)}, or be left out for all; was '{kind}'.");
        var found = EntityReader.Read(text, request.TextOrNull("culture") ?? "zh-cn", ReferenceOf(request), kind);
        return new JsonArray([.. found.Select(e => new JsonObject
        {
            ["type"] = e.Type, ["start"] = e.Start, ["end"] = e.End, ["text"] = e.Text, ["resolution"] = e.Resolution.DeepClone(),
        })]);
    }

    private static DateTime ReferenceOf(OpRequest request)
    {
        if (request.TextOrNull("reference") is not { } text) return TimeProvider.System.GetLocalNow().DateTime;
        if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var reference)) return DateTime.SpecifyKind(reference, DateTimeKind.Unspecified);
        throw new OpException($"reference must be a local time such as 2026-11-22T09:00:00, was '{text}'.");
    }
}
