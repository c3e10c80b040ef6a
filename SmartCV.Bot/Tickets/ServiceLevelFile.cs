using System.Globalization;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Scheduling;

namespace SmartCV.Bot.Tickets;

/// <summary>Reads dialogs/desk/service-levels.yaml. The defaults are those of the public service page.</summary>
internal sealed record ServiceLevelFile
{
    private const string FileName = "dialogs/desk/service-levels.yaml";

    public string Calendar { get; init; } = "chat";

    public Dictionary<Priority, ServiceLevel> Levels { get; } = new()
    {
        [Priority.P1] = new ServiceLevel { FirstResponse = TimeSpan.FromMinutes(60), Solution = TimeSpan.FromMinutes(240) },
        [Priority.P2] = new ServiceLevel { FirstResponse = TimeSpan.FromHours(4), Solution = TimeSpan.FromHours(24) },
        [Priority.P3] = new ServiceLevel { FirstResponse = TimeSpan.FromHours(24), FirstResponseOnOffDays = TimeSpan.FromHours(48), SolutionWorkingDays = 3 },
    };

    /// <summary>Upper limits of the first response by channel.</summary>
    public Dictionary<string, ServiceLevel> Channels { get; } = new(StringComparer.Ordinal);

    /// <summary>Share of the time after which people are warned, from 0 to 1.</summary>
    public double WarnAt { get; init; } = 0.75;

    public TimeSpan ChatAnswer { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan SolvedClosesAfter { get; init; } = TimeSpan.FromDays(7);

    public TimeSpan WaitingRemindsAfter { get; init; } = TimeSpan.FromDays(3);

    public TimeSpan WaitingClosesAfter { get; init; } = TimeSpan.FromDays(14);

    public static ServiceLevelFile Read(string contentRoot, Calendars calendars, ContentProblems problems)
    {
        var usual = new ServiceLevelFile();
        if (ContentNode.Load(Path.Combine(contentRoot, FileName), FileName, problems) is not { } file) return usual;
        file.Only("calendar", "levels", "channels", "warn-at", "chat-answer", "solved-closes-after", "waiting-reminds-after", "waiting-closes-after");
        var read = usual with
        {
            Calendar = CalendarName(file.Find("calendar"), calendars, usual.Calendar),
            WarnAt = (file.Find("warn-at")?.Number(1, 99) ?? 75) / 100.0,
            ChatAnswer = Length(file.Find("chat-answer"), usual.ChatAnswer),
            SolvedClosesAfter = Length(file.Find("solved-closes-after"), usual.SolvedClosesAfter),
            WaitingRemindsAfter = Length(file.Find("waiting-reminds-after"), usual.WaitingRemindsAfter),
            WaitingClosesAfter = Length(file.Find("waiting-closes-after"), usual.WaitingClosesAfter),
        };
        foreach (var (name, node) in file.Need("levels")?.Members() ?? [])
        {
            if (Enum.TryParse<Priority>(name, out var priority) && Enum.IsDefined(priority)) read.Levels[priority] = Level(node, read.Levels[priority]);
            else node.Problem($"'{name}' must be one of P1, P2, P3.");
        }

        foreach (var (name, node) in file.Find("channels")?.Members() ?? []) read.Channels[name] = Level(node, read.Levels[Priority.P3]);
        return read;
    }

    private static ServiceLevel Level(ContentNode node, ServiceLevel usual)
    {
        node.Only("first-response", "on-off-days", "solution", "clock");
        var level = usual with
        {
            FirstResponse = Length(node.Need("first-response"), usual.FirstResponse),
            FirstResponseOnOffDays = node.Find("on-off-days") is { } offDays ? Length(offDays, usual.FirstResponse) : null,
            InServiceHours = node.Find("clock")?.Word("elapsed", "service-hours") == "service-hours",
        };
        if (node.Find("solution") is not { } solution) return level;
        return WorkingDays(solution.Text()) is { } days
            ? level with { Solution = null, SolutionWorkingDays = days }
            : level with { Solution = Length(solution, usual.Solution ?? TimeSpan.FromDays(3)), SolutionWorkingDays = 0 };
    }

    private static string CalendarName(ContentNode? node, Calendars calendars, string usual)
    {
        if (node is null) return usual;
        if (calendars.Find(node.Text()) is not null) return node.Text();
        node.Problem($"There is no calendar '{node.Text()}'; there are {string.Join(", ", calendars.Names)}.");
        return usual;
    }

    /// <summary>Reads 60m, 4h, 7d.</summary>
    private static TimeSpan Length(ContentNode? node, TimeSpan usual)
    {
        if (node is null) return usual;
        var text = node.Text();
        if (text.Length > 1 && Count(text[..^1]) is { } count)
            switch (text[^1])
            {
                case 'm': return TimeSpan.FromMinutes(count);
                case 'h': return TimeSpan.FromHours(count);
                case 'd': return TimeSpan.FromDays(count);
            }

        node.Problem($"'{text}' must be a length of time such as 60m, 4h or 7d (a solution may also be '3 working days').");
        return usual;
    }

    private static int? WorkingDays(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var number, "working", "days" or "day"] ? Count(number) : null;

    private static int? Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and < 10_000 ? count : null;
}
