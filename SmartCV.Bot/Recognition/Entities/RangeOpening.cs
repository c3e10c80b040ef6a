namespace SmartCV.Bot.Recognition.Entities;

/// <summary>What "before", "after", "since" and "until" make of a point or a period: a range that is open on one side.</summary>
internal static class RangeOpening
{
    public const string Before = "before", After = "after", Since = "since", Until = "until";

    /// <param name="withSource">Whether the resolution says what was opened; not where the word stands inside ("Thursday before 5pm").</param>
    /// <returns>Null for a duration, or what is open already.</returns>
    public static Meaning? Open(Meaning meaning, string mod, bool withSource = true)
    {
        if (!meaning.IsRange && !meaning.IsPoint) return null;
        if (meaning.IsOpenAfter || meaning.IsOpenBefore) return null;
        var opensBefore = mod.StartsWith(Before, StringComparison.Ordinal) || mod.StartsWith(Until, StringComparison.Ordinal);
        var readings = meaning.Readings.Select(r => opensBefore
            ? r with { Begin = default, End = mod == Before ? r.Begin : r.End }
            : r with { Begin = mod.StartsWith(After, StringComparison.Ordinal) && mod != "after-start" ? r.End : r.Begin, End = default });
        return new Meaning(Widened(meaning.Type), [.. readings])
        {
            Mod = mod,
            Source = withSource ? meaning.IsRange ? "datetimerange" : "datetimepoint" : null,
            IsOpenBefore = opensBefore,
            IsOpenAfter = !opensBefore,
        };
    }

    private static string Widened(string type) => type switch
    {
        Meaning.Date => Meaning.Days,
        Meaning.Time => Meaning.Times,
        Meaning.DateAndTime => Meaning.DatesAndTimes,
        _ => type,
    };
}
