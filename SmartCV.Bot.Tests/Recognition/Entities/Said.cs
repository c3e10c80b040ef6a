using System.Text.Json.Nodes;
using SmartCV.Bot.Recognition.Entities;

namespace SmartCV.Bot.Tests.Recognition.Entities;

/// <summary>What was found, in one line: <c>[the words] type value / other value</c>; ranges as <c>start...end</c>, what was opened or narrowed with its word in front.</summary>
internal static class Said
{
    /// <summary>A Sunday morning.</summary>
    public static readonly DateTime Now = new(2026, 11, 22, 9, 0, 0);

    public static string In(string text, string culture, string kind) => string.Join("; ", EntityReader.Read(text, culture, Now, kind).Select(Line));

    private static string Line(Entity entity)
    {
        if (entity.Resolution["values"] is not JsonArray values) return $"[{entity.Text}] {entity.Resolution["value"]}";
        return $"[{entity.Text}] {entity.Type.Split('.')[^1]} {string.Join(" / ", values.Select(value => Reading(value!)))}";
    }

    private static string Reading(JsonNode value)
    {
        var mod = value["Mod"] is { } said ? $"{said} " : "";
        return mod + (value["value"] is { } point ? $"{point}" : $"{value["start"]}...{value["end"]}");
    }
}
