using SmartCV.Bot.Knowledge;

namespace SmartCV.Bot.Learning;

/// <summary>What somebody may have meant who named something that is not there.</summary>
internal static class Suggestions
{
    private const int Most = 5;

    public static string Unknown(string item, FaqContent content, IReadOnlyList<OverlayEntry> overlay)
    {
        if (overlay.LastOrDefault(e => e.Kind == OverlayKind.Item && e.Item == item && e.State == OverlayState.Proposed) is { } proposed)
            return $"Item '{item}' is proposed and not in use yet: learn apply {proposed.Number} comes first.";
        var near = content.Book.Entries.Select(e => e.Id).Concat(IntentExamples.Names)
            .Select(id => (Id: id, Distance: Distance(item, id)))
            .Where(n => n.Distance <= item.Length / 2)
            .OrderBy(n => n.Distance).ThenBy(n => n.Id, StringComparer.Ordinal)
            .Take(Most)
            .Select(n => n.Id)
            .ToList();
        var meant = near.Count == 0 ? "A new item is made by learn item FILE.yaml." : $"Names like it: {string.Join(", ", near)}.";
        return $"There is no item and no intent '{item}'. {meant} 'questions --groups' shows ids, and so do the files of dialogs/languages/{FaqEntry.BaseLanguage}/faq.";
    }

    // Letters to be typed, dropped or changed.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
