using System.Globalization;
using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Scheduling;

/// <summary>Reads the parts of calendars.yaml.</summary>
internal static class CalendarFile
{
    private static readonly string[] DayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <param name="common">Name, zone, holidays and working days, which all calendars share.</param>
    public static CalendarPlan ReadCalendar(ContentNode node, CalendarPlan common)
    {
        node.Only("hours", "on-holidays", "make-up", "days");
        return common with
        {
            Week = Week(node.Need("hours")),
            OpenOnHolidays = node.Find("on-holidays")?.Word("closed", "open") == "open",
            MakeUp = node.Find("make-up") is { } makeUp ? Windows(makeUp) : null,
            Days = Days(node.Find("days")),
        };
    }

    /// <summary>Reads <c>mon</c> or <c>mon-fri</c>; empty and a problem when it is neither.</summary>
    public static IReadOnlyList<DayOfWeek> DaysOfWeek(string text, ContentNode node)
    {
        var ends = text.Split('-', StringSplitOptions.TrimEntries);
        var first = Array.IndexOf(DayNames, ends[0]);
        var last = Array.IndexOf(DayNames, ends[^1]);
        if (ends.Length <= 2 && first >= 0 && last >= first) return [.. Enumerable.Range(first, last - first + 1).Select(i => (DayOfWeek)((i + 1) % 7))];
        node.Problem($"'{text}' must be a day such as sat, or days such as mon-fri; days are {string.Join(", ", DayNames)}.");
        return [];
    }

    private static Dictionary<DayOfWeek, IReadOnlyList<OpenWindow>> Week(ContentNode? node)
    {
        var week = new Dictionary<DayOfWeek, IReadOnlyList<OpenWindow>>();
        foreach (var (name, value) in node?.Members() ?? [])
        {
            var windows = Windows(value);
            foreach (var day in DaysOfWeek(name, value))
                if (!week.TryAdd(day, windows)) value.Problem($"'{name}' gives hours to {day}, which has some already.");
        }

        return week;
    }

    private static Dictionary<DateOnly, IReadOnlyList<OpenWindow>> Days(ContentNode? node)
    {
        var days = new Dictionary<DateOnly, IReadOnlyList<OpenWindow>>();
        foreach (var (name, value) in node?.Members() ?? [])
        {
            if (DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) days[date] = Windows(value);
            else value.Problem($"'{name}' must be a date such as 2026-12-31.");
        }

        return days;
    }

    private static List<OpenWindow> Windows(ContentNode node)
    {
        var windows = new List<OpenWindow>();
        foreach (var text in node.Texts().SelectMany(t => t.Split([',', '，', '、'], StringSplitOptions.TrimEntries)))
        {
            if (text == "closed") continue;
            if (OpenWindow.Parse(text) is { } window) windows.Add(window);
            else node.Problem($"Hours must look like 9:00-18:00, end after they begin and stay within one day (24:00 is its end), or be 'closed'; was '{text}'.");
        }

        return windows;
    }
}
