using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Knowledge;

/// <summary>Reads one intents.yaml: a map from the intent to a list of things people write (or to a map with the list under 'ask').</summary>
internal static class IntentFile
{
    public static void Read(ContentNode file, string language, List<IntentExample> all)
    {
        var names = IntentExamples.Names.ToArray();
        var intents = file.Find("intents") ?? file;
        intents.Only(names);
        foreach (var (name, value) in intents.Members())
        {
            if (!names.Contains(name)) continue;
            var list = value.IsMap ? value.Need("ask") : value;
            if (value.IsMap) value.Only("ask");
            if (list is null) continue;
            foreach (var item in list.Items())
            {
                var text = item.Text().Trim();
                if (text.Length == 0) item.Problem($"An example of '{name}' must not be empty.");
                else all.Add(new IntentExample(name, text, language, item.File, item.Line));
            }
        }
    }
}
