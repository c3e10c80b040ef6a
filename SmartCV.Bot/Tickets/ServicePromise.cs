using SmartCV.Bot.Foundation;
using SmartCV.Bot.Scheduling;

namespace SmartCV.Bot.Tickets;

/// <summary>
/// The promised times, from dialogs/desk/service-levels.yaml, applied to moments. Elapsed time unless a level says otherwise; whether a day is a
/// working day, and when a working day ends, is the calendar's to say.
/// </summary>
public sealed class ServicePromise
{
    private readonly ServiceLevelFile _file;
    private readonly BusinessCalendar _calendar;

    private ServicePromise(ServiceLevelFile file, BusinessCalendar calendar)
    {
        _file = file;
        _calendar = calendar;
    }

    /// <summary>How long a solved ticket can be reopened before it closes by itself.</summary>
    public TimeSpan SolvedClosesAfter => _file.SolvedClosesAfter;

    public TimeSpan WaitingRemindsAfter => _file.WaitingRemindsAfter;

    public TimeSpan WaitingClosesAfter => _file.WaitingClosesAfter;

    /// <summary>Within which a person usually answers in an open chat: a target, never a promise.</summary>
    public TimeSpan ChatAnswer => _file.ChatAnswer;

    /// <summary>The calendar by which working days and service hours are counted.</summary>
    public BusinessCalendar Calendar => _calendar;

    /// <summary>Reads the promises. Mistakes are added to the problems, and the promise of the service page stands in for what is missing.</summary>
    /// <param name="contentRoot">The folder that holds dialogs/.</param>
    public static ServicePromise Load(string contentRoot, Calendars calendars, ContentProblems problems)
    {
        var file = ServiceLevelFile.Read(contentRoot, calendars, problems);
        return new ServicePromise(file, calendars.Find(file.Calendar) ?? calendars.Chat);
    }

    public ServiceLevel Level(Priority priority) => _file.Levels[priority];

    /// <param name="channel">Where it came in; a channel may have an upper limit of its own.</param>
    public DueTimes Due(Priority priority, string channel, DateTimeOffset receivedAt) =>
        new(FirstResponseDue(priority, channel, receivedAt), SolutionDue(priority, receivedAt));

    public DateTimeOffset FirstResponseDue(Priority priority, string channel, DateTimeOffset receivedAt)
    {
        var due = FirstResponseDue(Level(priority), receivedAt);
        if (!_file.Channels.TryGetValue(channel, out var limit)) return due;
        var latest = FirstResponseDue(limit, receivedAt);
        return latest < due ? latest : due;
    }

    public DateTimeOffset SolutionDue(Priority priority, DateTimeOffset startedAt)
    {
        var level = Level(priority);
        return level.Solution is { } length ? After(startedAt, length, level.InServiceHours) : _calendar.AddWorkingDays(startedAt, level.SolutionWorkingDays);
    }

    /// <summary>When people are warned that a due time comes near.</summary>
    public DateTimeOffset WarningFor(DateTimeOffset startedAt, DateTimeOffset due) => startedAt + (due - startedAt) * _file.WarnAt;

    private DateTimeOffset FirstResponseDue(ServiceLevel level, DateTimeOffset receivedAt)
    {
        var isOffDay = !_calendar.IsWorkingDay(_calendar.LocalDate(receivedAt));
        return After(receivedAt, isOffDay ? level.FirstResponseOnOffDays ?? level.FirstResponse : level.FirstResponse, level.InServiceHours);
    }

    private DateTimeOffset After(DateTimeOffset start, TimeSpan length, bool inServiceHours) =>
        inServiceHours ? _calendar.AddWorkingTime(start, length) : start + length;
}
