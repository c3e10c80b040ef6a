using System.Globalization;
using System.Text.Json.Nodes;

namespace SmartCV.Bot.Recognition.Entities;

/// <summary>Writes a meaning as the specification does: <c>{"values":[{"timex","type","value"|"start","end","Mod"?,"sourceEntity"?}]}</c>.</summary>
internal static class TimeResolution
{
    public static Entity ToEntity(string text, Found found)
    {
        var values = new JsonArray();
        foreach (var reading in found.Meaning.Readings.Distinct()) values.Add((JsonNode)Value(found.Meaning, reading));
        return new Entity("datetimeV2." + found.Meaning.Type, found.Start, found.End, text[found.Start..found.End], new JsonObject { ["values"] = values });
    }

    private static JsonObject Value(Meaning meaning, Reading reading)
    {
        var value = new JsonObject { ["timex"] = reading.Timex };
        if (meaning.Mod is not null) value["Mod"] = meaning.Mod;
        value["type"] = meaning.Type;
        if (meaning.Source is not null) value["sourceEntity"] = meaning.Source;
        if (meaning.List is not null) value["list"] = meaning.List;
        if (reading.IsImpossible) value["value"] = "not resolved";
        else if (meaning.Type == Meaning.Duration) value["value"] = reading.Seconds.ToString("0.####", CultureInfo.InvariantCulture);
        else if (!meaning.IsRange) value["value"] = Write(meaning.Type, reading.Begin);
        else
        {
            if (!meaning.IsOpenBefore) value["start"] = Write(meaning.Type, reading.Begin);
            if (!meaning.IsOpenAfter) value["end"] = Write(meaning.Type, reading.End);
        }

        return value;
    }

    private static string Write(string type, DateTime at) => at.ToString(
        type switch
        {
            Meaning.Date or Meaning.Days => "yyyy-MM-dd",
            Meaning.Time or Meaning.Times => "HH:mm:ss",
            _ => "yyyy-MM-dd HH:mm:ss",
        },
        CultureInfo.InvariantCulture);
}
