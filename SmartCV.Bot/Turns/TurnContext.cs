using SmartCV.Bot.Conversations;
using SmartCV.Bot.Customers;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Scheduling;
using SmartCV.Bot.Storage;
using SmartCV.Channels;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Turns;

/// <summary>
/// What a turn looks at and the verbs with which it says what should happen. Verbs only collect: nothing is written or sent before the commit,
/// so a turn may be computed twice.
/// </summary>
public sealed class TurnContext
{
    private static readonly ChannelAccount BotAccount = new() { Id = "smartcv", Name = "SmartCV", Role = "bot" };

    private readonly List<TranscriptLine> _lines = [];
    private readonly List<Action<WriteSet>> _effects = [];
    private DateTimeOffset? _heldUntil;
    private bool _customerChanged;

    public TurnContext(TurnInput input, ChannelAbilities abilities, DateTimeOffset now)
    {
        Conversation = input.Conversation;
        Customer = input.Customer;
        Entries = input.Entries;
        Abilities = abilities;
        Now = now;
        State = input.Conversation.State;
        Language = input.Conversation.Language ?? input.Customer.Language;
        Owner = input.Conversation.Owner;
        CaseId = input.Conversation.CaseId;
        Consumed = 1;
    }

    public Conversation Conversation { get; }

    public Customer Customer { get; private set; }

    /// <summary>All that waits, oldest first. The turn takes the first <see cref="Consumed"/> of them.</summary>
    public IReadOnlyList<InboxEntry> Entries { get; }

    public InboxEntry Entry => Entries[0];

    public ChannelAbilities Abilities { get; }

    /// <summary>Read once per turn.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>zh or en; null until the customer's language is known.</summary>
    public string? Language { get; set; }

    public ConversationState State { get; set; }

    public string Owner { get; set; }

    public string? CaseId { get; private set; }

    /// <summary>
    /// True while the sender waits for this turn before the message is stored. A decision that wants to ask somebody outside calls <see cref="Hold"/> then instead: the message
    /// is stored and shown, and the turn is computed again with the time that a turn has.
    /// </summary>
    public bool IsAtOnce { get; init; }

    /// <summary>How many entries this turn answers; 1 unless several were taken as one.</summary>
    public int Consumed { get; set; }

    /// <summary>Stands before the first thing that the turn says.</summary>
    public string? Lead { get; set; }

    /// <summary>True once the turn has said something.</summary>
    public bool HasSpoken => _lines.Exists(l => l.Visible);

    /// <summary>Says something as the bot.</summary>
    /// <returns>The id of the message.</returns>
    public string Say(Reply reply) => Say(ReplyRendering.ToActivity(reply, Abilities));

    public string Say(Activity activity)
    {
        var text = Lead is null ? activity.Text : $"{Lead}\n\n{activity.Text}";
        Lead = null;
        return Add(TranscriptLine.Bot, activity with { Text = text, From = BotAccount, ReplyToId = ReplyTo(), Locale = LocaleOf(Language) }, visible: true);
    }

    /// <summary>Writes a line that only we see.</summary>
    public void Note(string text) =>
        Add(TranscriptLine.System, new Activity { Type = ActivityTypes.Event, Name = "note", Text = text }, visible: false);

    /// <summary>Leaves the entries where they are; the conversation becomes ready again at the given time, or when something new comes in.</summary>
    public void Hold(DateTimeOffset until) => _heldUntil = until;

    public void Schedule(string kind, string subjectId, long revision, DateTimeOffset dueAt) =>
        Effect(set => DueJobStore.Add(set, new DueJob(Ids.New(Now), kind, subjectId, Conversation.Id, revision, dueAt)));

    /// <summary>Opens a case unless one is open.</summary>
    public string EnsureCase()
    {
        if (CaseId is not null) return CaseId;
        var opened = Case.Open(Conversation.Id, Now);
        CaseId = opened.Id;
        Effect(set => ConversationStore.OpenCase(set, opened));
        Schedule(DueJob.CaseIdle, opened.Id, 0, Now + Case.Idle);
        return opened.Id;
    }

    public void CloseCase(string outcome)
    {
        if (CaseId is not { } closing) return;
        Effect(set => ConversationStore.CloseCase(set, closing, outcome, Now));
        CaseId = null;
    }

    public void Change(Customer customer)
    {
        Customer = customer;
        _customerChanged = true;
    }

    /// <summary>Adds to what the commit writes. Guards among it refuse the commit, and the turn is computed again.</summary>
    public void Effect(Action<WriteSet> effect) => _effects.Add(effect);

    public TurnResult Finish() => new()
    {
        Consumed = Math.Clamp(Consumed, 1, Entries.Count),
        State = State,
        Language = Language,
        Owner = Owner,
        CaseId = CaseId,
        Customer = _customerChanged ? Customer : null,
        Lines = _lines,
        Effects = _effects,
        HeldUntil = _heldUntil,
    };

    private string Add(string role, Activity activity, bool visible)
    {
        var line = new TranscriptLine(Ids.New(Now), role, activity, visible);
        _lines.Add(line);
        return line.Id;
    }

    // Only of what clients can see: WebChat holds a reply back for 5 s while it waits for the activity that is named here.
    private string? ReplyTo() =>
        Entry.Kind == InboxEntry.CustomerKind && Entry.Seq is not null && Entry.Activity.Type == ActivityTypes.Message ? Entry.Id : null;

    private static string? LocaleOf(string? language) => language == "zh" ? "zh-CN" : language;
}

/// <summary>Everything a turn can produce.</summary>
public sealed record TurnResult
{
    /// <summary>How many of the waiting entries are done, from the oldest.</summary>
    public int Consumed { get; init; } = 1;

    public required ConversationState State { get; init; }

    public string? Language { get; init; }

    public required string Owner { get; init; }

    public string? CaseId { get; init; }

    /// <summary>The customer as the turn has changed it; null when it has not.</summary>
    public Customer? Customer { get; init; }

    public IReadOnlyList<TranscriptLine> Lines { get; init; } = [];

    public IReadOnlyList<Action<WriteSet>> Effects { get; init; } = [];

    /// <summary>Set when the entries failed for good: they are kept as dead, with this error.</summary>
    public string? DeadReason { get; init; }

    /// <summary>Set when the entries stay where they are; everything else is then ignored.</summary>
    public DateTimeOffset? HeldUntil { get; init; }
}

/// <summary>A decision about a conversation. It may read and reserve a number, but never writes, sends or changes anything else.</summary>
public delegate ValueTask<TurnResult> Decision(TurnContext context, CancellationToken ct);
