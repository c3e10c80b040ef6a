using System.Globalization;

namespace SmartCV.Bot.Scheduling;

/// <summary>One stretch of a day in which somebody is there, in local time.</summary>
/// <param name="From">Since midnight.</param>
/// <param name="Until">Since midnight, after <paramref name="From"/>; 24 hours for the end of the day. Not open at this moment itself.</param>
public readonly record struct OpenWindow(TimeSpan From, TimeSpan Until)
{
    public static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>Reads <c>9:00-18:00</c>; a dash of any length. Null when it is none, or does not end after it begins on the same day.</summary>
    public static OpenWindow? Parse(string text)
    {
        var ends = text.Split(['-', '–', '—'], StringSplitOptions.TrimEntries);
        if (ends.Length != 2 || Clock(ends[0]) is not { } from || Clock(ends[1]) is not { } until) return null;
        return from < until ? new OpenWindow(from, until) : null;
    }

    /// <summary>In order, and joined where they touch.</summary>
    public static OpenWindow[] Merge(IEnumerable<OpenWindow> windows)
    {
        var merged = new List<OpenWindow>();
        foreach (var window in windows.OrderBy(w => w.From))
        {
            if (merged.Count > 0 && window.From <= merged[^1].Until)
                merged[^1] = merged[^1] with { Until = window.Until > merged[^1].Until ? window.Until : merged[^1].Until };
            else merged.Add(window);
        }

        return [.. merged];
    }

    private static TimeSpan? Clock(string text)
    {
        var parts = text.Split(':');
        if (parts.Length != 2 || !Number(parts[0], 24, out var hours) || !Number(parts[1], 59, out var minutes)) return null;
        var clock = new TimeSpan(hours, minutes, 0);
        return clock <= Day ? clock : null;
    }

    private static bool Number(string text, int most, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= most;
}
