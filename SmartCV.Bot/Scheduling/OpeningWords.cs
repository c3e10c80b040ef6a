using SmartCV.Bot.Languages;

namespace SmartCV.Bot.Scheduling;

/// <summary>Opening hours in words, computed from the calendar so that no sentence can contradict it.</summary>
public sealed class OpeningWords(TextCatalog texts)
{
    private static readonly DayOfWeek[] Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    private readonly TimeWords _times = new(texts);

    /// <summary>When somebody is there next: 明天（周一）9:00. The present moment when open already.</summary>
    /// <exception cref="CalendarNeverOpensException">No opening hours within the next two years.</exception>
    public string Opens(BusinessCalendar calendar, DateTimeOffset now, Reader reader) =>
        _times.Opening(calendar.NextOpening(now), now, calendar.Zone, reader);

    /// <summary>When it closes: 18:00. Empty when it is closed or never closes.</summary>
    public string Closes(BusinessCalendar calendar, DateTimeOffset now, Reader reader)
    {
        if (calendar.ClosesAt(now) is not { } end) return "";
        var clock = TimeWords.Clock(end, calendar.Zone);
        var isMidnight = calendar.LocalDate(end) > calendar.LocalDate(now) && clock == "0:00";
        return _times.InZone(isMidnight ? TimeWords.Clock(OpenWindow.Day) : clock, now, calendar.Zone, reader);
    }

    /// <summary>The ordinary week: 周一至周五 9:00–18:00，周六 10:00–16:00.</summary>
    public string Hours(BusinessCalendar calendar, DateTimeOffset now, Reader reader)
    {
        if (calendar.NeverCloses) return texts.Text(reader.Language, "time.always");
        var groups = Week.Where(d => calendar.Hours(d).Count > 0).GroupBy(d => Windows(calendar, d, reader.Language)).ToList();
        if (groups.Count == 0) return texts.Text(reader.Language, "time.never");
        var lines = groups.Select(g => texts.Text(reader.Language, "time.hours", ("days", Days([.. g], reader.Language)), ("windows", g.Key)));
        return _times.InZone(string.Join(texts.Text(reader.Language, "time.hours_separator"), lines), now, calendar.Zone, reader);
    }

    private string Windows(BusinessCalendar calendar, DayOfWeek day, string language) =>
        string.Join(
            texts.Text(language, "time.window_separator"),
            calendar.Hours(day).Select(w => texts.Text(language, "time.window", ("from", TimeWords.Clock(w.From)), ("to", TimeWords.Clock(w.Until)))));

    /// <summary>Three days in a row and more are told by the first and the last.</summary>
    private string Days(IReadOnlyList<DayOfWeek> days, string language)
    {
        if (days.Count == Week.Length) return texts.Text(language, "time.every_day");
        var parts = new List<string>();
        for (var i = 0; i < days.Count;)
        {
            var last = i;
            while (last + 1 < days.Count && Place(days[last + 1]) == Place(days[last]) + 1) last++;
            if (last - i >= 2)
                parts.Add(texts.Text(language, "time.days", ("from", _times.Weekday(days[i], language)), ("to", _times.Weekday(days[last], language))));
            else
                for (var j = i; j <= last; j++) parts.Add(_times.Weekday(days[j], language));
            i = last + 1;
        }

        return string.Join(texts.Text(language, "time.days_separator"), parts);
    }

    private static int Place(DayOfWeek day) => Array.IndexOf(Week, day);
}
