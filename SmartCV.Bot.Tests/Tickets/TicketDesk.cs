using SmartCV.Bot.Foundation;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.Scheduling;
using SmartCV.Bot.Tickets;
using static SmartCV.Bot.Tests.Scheduling.DeskFolder;

namespace SmartCV.Bot.Tests.Tickets;

/// <summary>One ticket to which things happen, with the promises of this repository.</summary>
internal sealed class TicketDesk
{
    private TicketDesk(DateTimeOffset now) => Now = now;

    public static ServicePromise Promise { get; } = ServicePromise.Load(ContentRoot.Find([]), Shipped, new ContentProblems());

    public static TicketRules Rules { get; } = new(Promise);

    public DateTimeOffset Now { get; private set; }

    public Ticket Ticket { get; private set; } = null!;

    public TicketOutcome Outcome { get; private set; } = null!;

    public List<TicketEvent> Timeline { get; } = [];

    public List<TicketTimer> Timers { get; } = [];

    public IEnumerable<string> Kinds => Timeline.Select(e => e.Kind);

    /// <param name="at">In Shanghai: 2026-11-24 10:00.</param>
    public static TicketDesk Open(string at = "2026-11-24 10:00", Priority priority = Priority.P2, string channel = "webchat")
    {
        var desk = new TicketDesk(At(at));
        desk.Take(Rules.Open(Draft(priority, channel), desk.Now));
        return desk;
    }

    public static TicketDraft Draft(Priority priority, string channel = "webchat") => new()
    {
        Id = "t1",
        Number = "SC-10042",
        ProgressKey = ProgressKeys.New(),
        ConversationId = "c1",
        CustomerId = "k1",
        Form = "report-problem",
        Category = "tech",
        Type = "feature_broken",
        Priority = priority,
        Subject = "简历导出失败",
        Language = "zh",
        Channel = channel,
        Fields = new Dictionary<string, TicketField> { ["os"] = new("Windows 11", "user", "win11") },
        Tags = ["export"],
    };

    public TicketDesk Later(double hours)
    {
        Now += TimeSpan.FromHours(hours);
        return this;
    }

    public TicketDesk Files(params TicketAttachment[] files) => Take(Rules.UserWrote(Ticket, null, Now, (files, false)));

    public TicketDesk User(string text = "还有截图") => Take(Rules.UserWrote(Ticket, text, Now));

    public TicketDesk Agent(bool awaitsUser = false) => Take(Rules.AgentReplied(Ticket, "anna", "您好", Now, awaitsUser));

    public TicketDesk Solve(string solution = "已修复") => Take(Rules.Solved(Ticket, "anna", solution, Now));

    public TicketDesk Close() => Take(Rules.Closed(Ticket, "anna", Now));

    public TicketDesk Change(Priority priority) => Take(Rules.PriorityChanged(Ticket, priority, "anna", Now));

    public TicketDesk Due(string timer) => Take(Rules.TimerDue(Ticket, timer, Now));

    public TicketDesk Take(TicketOutcome outcome)
    {
        Outcome = outcome;
        Ticket = outcome.Ticket;
        Timeline.AddRange(outcome.Events);
        Timers.AddRange(outcome.Timers);
        return this;
    }
}
