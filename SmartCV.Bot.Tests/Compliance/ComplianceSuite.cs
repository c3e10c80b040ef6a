using SmartCV.Bot.Conversations;
using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Turns;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Tests.Compliance;

/// <summary>
/// What every storage engine must keep, told once. An engine inherits each suite and says only where its database is.
/// The decisions are the test's own, since these promises hold whatever is decided.
/// </summary>
public abstract class ComplianceSuite<TEngine> : IAsyncLifetime
    where TEngine : ITestEngine, new()
{
    private readonly TEngine _engine = new();
    private readonly List<TestDesk> _desks = [];

    protected TestClock Clock { get; } = new();

    protected RecordingChannel Pull { get; } = new("pull", clientsPull: true);

    protected RecordingChannel Push { get; } = new("push");

    protected RecordingChannel Other { get; } = new("other");

    public Task InitializeAsync() => _engine.InitializeAsync();

    public async Task DisposeAsync()
    {
        foreach (var desk in _desks) await desk.DisposeAsync();
        await _engine.DisposeAsync();
    }

    /// <summary>Starts a host on the engine's database. A second one shares it where the engine allows that.</summary>
    protected async Task<TestDesk> StartAsync(Decision? decide = null, Decision? apologise = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var desk = await TestDesk.StartAsync(_engine.Setup with
        {
            Clock = Clock,
            Channels = [Pull, Push, Other],
            Decisions = new Decisions(decide ?? Echo, apologise ?? Sorry),
            Settings = settings ?? new Dictionary<string, string>(),
        });
        _desks.Add(desk);
        return desk;
    }

    protected async Task StopAsync(TestDesk desk)
    {
        _desks.Remove(desk);
        await desk.DisposeAsync();
    }

    /// <summary>Repeats what the customer said.</summary>
    protected static ValueTask<TurnResult> Echo(TurnContext context, CancellationToken ct)
    {
        context.Say(new Reply("echo " + TextOf(context)));
        return ValueTask.FromResult(context.Finish());
    }

    protected static string TextOf(TurnContext context) =>
        context.Entry.Kind == InboxEntry.CustomerKind ? context.Entry.Activity.Text ?? "" : context.Entry.Kind;

    /// <summary>The texts of a conversation in order, the bot's with "bot: " in front.</summary>
    protected static async Task<IReadOnlyList<string>> TextsAsync(TestDesk desk, string conversationId) =>
        (await desk.TranscriptAsync(conversationId)).Where(a => a.Type == ActivityTypes.Message)
        .Select(a => a.From?.Role == "bot" ? "bot: " + a.Text : a.Text ?? "").ToList();

    private static ValueTask<TurnResult> Sorry(TurnContext context, CancellationToken ct)
    {
        context.Say(new Reply("sorry"));
        return ValueTask.FromResult(context.Finish());
    }
}
