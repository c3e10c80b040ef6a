namespace SmartCV.Bot.Recognition.Entities;

/// <summary>
/// Finds dates and times, numbers, telephone numbers, e-mail addresses, links and IP addresses in a text of any kind. Pure, never throws, and reads the
/// text once: the work grows with its length. Times are read in the language of the culture; a reference is the local time of the message.
/// </summary>
public static class EntityReader
{
    /// <summary>Characters. What a longer text holds behind them is not read: no report needs it, and 100 KB of pasted log must cost no more than a long mail.</summary>
    public const int Longest = 4000;

    private static readonly (string Kind, Action<Passage, List<Entity>> Read)[] Readers =
    [
        ("datetime", ReadTimes),
        ("number", (passage, found) => { if (passage.IsChinese) ChineseNumberScan.Read(passage, found); else EnglishNumberScan.Read(passage, found); }),
        ("phonenumber", PhoneScan.Read),
        ("email", EmailScan.Read),
        ("url", UrlScan.Read),
        ("ip", IpScan.Read),
    ];

    /// <param name="culture">zh-cn or en-us; anything that does not begin with "zh" is read as English.</param>
    /// <param name="reference">The local time of the message: what "yesterday" is counted from.</param>
    /// <param name="kind">datetime, number, phonenumber, email, url or ip; null for all. An unknown kind finds nothing.</param>
    /// <returns>In the order of their places; of different kinds they may overlap.</returns>
    public static IReadOnlyList<Entity> Read(string text, string culture, DateTime reference, string? kind = null)
    {
        if (string.IsNullOrEmpty(text)) return [];
        var passage = new Passage(text, culture.StartsWith("zh", StringComparison.OrdinalIgnoreCase), reference);
        var found = new List<Entity>();
        foreach (var (name, read) in Readers)
        {
            if (kind is null || string.Equals(kind, name, StringComparison.OrdinalIgnoreCase)) read(passage, found);
        }

        if (kind is null) found.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        return found;
    }

    private static void ReadTimes(Passage passage, List<Entity> found)
    {
        foreach (var one in passage.IsChinese ? ChineseTimes.Read(passage.Folded, passage.Now) : EnglishTimes.Read(passage.Folded, passage.Now))
            found.Add(TimeResolution.ToEntity(passage.Text, one));
    }
}
