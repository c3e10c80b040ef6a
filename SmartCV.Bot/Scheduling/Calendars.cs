using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Scheduling;

/// <summary>The calendars of the desk, from dialogs/desk/calendars.yaml and the holiday files it names. Immutable: a reload makes new ones.</summary>
public sealed class Calendars
{
    private const string Folder = "dialogs/desk";

    /// <summary>The notice for the next year appears in November.</summary>
    private const int MonthOfNextYear = 12;

    private readonly IReadOnlyDictionary<string, BusinessCalendar> _byName;
    private readonly IReadOnlyList<string> _holidayFiles;

    private Calendars(TimeZoneInfo zone, PublicHolidays holidays, IReadOnlyList<string> holidayFiles, IReadOnlyDictionary<string, BusinessCalendar> byName)
    {
        Zone = zone;
        Holidays = holidays;
        _holidayFiles = holidayFiles;
        _byName = byName;
    }

    public TimeZoneInfo Zone { get; }

    public PublicHolidays Holidays { get; }

    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>When people are in the online chat.</summary>
    public BusinessCalendar Chat => _byName["chat"];

    public BusinessCalendar Phone => _byName["phone"];

    /// <summary>When mail is received.</summary>
    public BusinessCalendar Mail => _byName["mail"];

    public BusinessCalendar? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Reads the calendars. Mistakes are added to the problems; a calendar that is missing is there all the same, and never opens.</summary>
    /// <param name="contentRoot">The folder that holds dialogs/.</param>
    public static Calendars Load(string contentRoot, ContentProblems problems)
    {
        var file = ContentNode.Load(Path.Combine(contentRoot, Folder, "calendars.yaml"), $"{Folder}/calendars.yaml", problems);
        file?.Only("zone", "working-days", "holidays", "calendars");
        var holidayFiles = file?.Find("holidays")?.Texts() ?? [];
        var common = new CalendarPlan
        {
            Name = "",
            Zone = ReadZone(file?.Find("zone")),
            Holidays = ReadHolidays(contentRoot, holidayFiles, problems),
            WorkingDays = file?.Find("working-days") is { } days ? [.. days.Texts().SelectMany(t => CalendarFile.DaysOfWeek(t, days))] : Weekdays,
        };
        var byName = new Dictionary<string, BusinessCalendar>(StringComparer.Ordinal);
        var all = file?.Need("calendars");
        foreach (var (name, node) in all?.Members() ?? []) byName[name] = new BusinessCalendar(CalendarFile.ReadCalendar(node, common with { Name = name }));
        foreach (var name in new[] { "chat", "phone", "mail" })
        {
            if (all is not null && !byName.ContainsKey(name)) all.Problem($"There must be a calendar '{name}'.");
            byName.TryAdd(name, new BusinessCalendar(common with { Name = name }));
        }

        return new Calendars(common.Zone, common.Holidays, holidayFiles, byName);
    }

    /// <summary>
    /// What an administrator should know though the desk runs: a year without holiday data counts Monday to Friday as working days. Asks for
    /// the present year, and from December on for the next one.
    /// </summary>
    public IReadOnlyList<ContentProblem> Warnings(DateTimeOffset now)
    {
        if (_holidayFiles.Count == 0) return [];
        var local = TimeZoneInfo.ConvertTime(now, Zone);
        var wanted = local.Month >= MonthOfNextYear ? new[] { local.Year, local.Year + 1 } : [local.Year];
        return [.. wanted.Where(y => !Holidays.Years.Contains(y)).Select(y => new ContentProblem(
            $"{Folder}/{_holidayFiles[^1]}", 0, $"There is no holiday data for {y}: until it is added, Monday to Friday count as working days."))];
    }

    private static DayOfWeek[] Weekdays => [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static TimeZoneInfo ReadZone(ContentNode? node)
    {
        if (node is null) return DeskZone.Default;
        if (DeskZone.TryFind(node.Text(), out var zone)) return zone;
        node.Problem($"This machine knows no time zone '{node.Text()}'. Use a name such as {DeskZone.DefaultId}; a slim container may need the package tzdata.");
        return DeskZone.Default;
    }

    private static PublicHolidays ReadHolidays(string contentRoot, IEnumerable<string> files, ContentProblems problems) =>
        PublicHolidays.Read(files.Select(f => ContentNode.Load(Path.Combine(contentRoot, Folder, f), $"{Folder}/{f}", problems)).OfType<ContentNode>());
}
