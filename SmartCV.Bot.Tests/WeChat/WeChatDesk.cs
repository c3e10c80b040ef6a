using SmartCV.Bot.Conversations;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Scheduling;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.Protocol;
using SmartCV.Channels.WeChat;
using SmartCV.Channels.WeChat.Simulation;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>
/// The whole program with its WeChat channel on, and the platform around it: users whose pushes come over HTTP, and the API that it calls. The clock moves only while somebody waits for it.
/// </summary>
public sealed class WeChatDesk : IAsyncDisposable
{
    public const string Key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private readonly HttpClient _http;
    private readonly DeskSetup _setup;

    private WeChatDesk(TestDesk desk, SimulatedApi api, WeChatOptions options, DeskSetup setup)
    {
        (Desk, Api, Options, Clock, _setup) = (desk, api, options, setup.Clock!, setup);
        _http = new HttpClient { BaseAddress = new Uri(desk.Address), Timeout = Deadline.Default };
    }

    public TestDesk Desk { get; }

    public SimulatedApi Api { get; }

    public WeChatOptions Options { get; }

    public TestClock Clock { get; }

    /// <param name="settings">More settings, or others.</param>
    public static async Task<WeChatDesk> StartAsync(bool safe = true, IReadOnlyDictionary<string, string>? settings = null, DeskSetup? setup = null)
    {
        // A Monday morning in Beijing, when people are there.
        var clock = setup?.Clock ?? new TestClock(new DateTimeOffset(2026, 3, 2, 2, 0, 0, TimeSpan.Zero));
        var account = new SimulatedAccount();
        var api = await SimulatedApi.StartAsync(account, clock);
        var options = new WeChatOptions { Token = "aTokenOfOurs", AesKey = safe ? Key : "", AppId = account.AppId, AppSecret = account.AppSecret, OriginalId = "gh_smartcv", ApiBaseUrl = api.Address };
        var all = new Dictionary<string, string>
        {
            ["WeChat:Token"] = options.Token, ["WeChat:AesKey"] = options.AesKey, ["WeChat:AppId"] = options.AppId, ["WeChat:AppSecret"] = options.AppSecret,
            ["WeChat:OriginalId"] = options.OriginalId, ["WeChat:ApiBaseUrl"] = options.ApiBaseUrl, ["WeChat:MenuLinks"] = "off", ["Support:PublicAddress"] = "https://support.example.com",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>()) all[key] = value;
        var complete = (setup ?? new DeskSetup()) with { Clock = clock, Settings = all };
        return new WeChatDesk(await TestDesk.StartAsync(complete), api, options, complete);
    }

    /// <summary>Another host of the same account, on the same PostgreSQL.</summary>
    public Task<TestDesk> StartOtherAsync() => TestDesk.StartAsync(_setup);

    public Follower UserCalled(string openId) => new(this, new SimulatedUser(_http, Options, openId, Clock));

    public string ConversationOf(string openId) => WeChatActivities.ConversationOf(Options.AppId, openId);

    public Task<IReadOnlyList<Activity>> TranscriptAsync(string openId) => Desk.TranscriptAsync(ConversationOf(openId));

    public Task<long> CountAsync(string sql) => Desk.Database.FindAsync<long>(sql, null, CancellationToken.None)!;

    /// <summary>Lets the program work until the push is answered; time passes only while a message is held, or a request waits for what comes of it.</summary>
    public async Task<SimulatedReply> PassAsync(Task<SimulatedReply> push)
    {
        // The note that a reply has arrived is made beside the request; what stands behind it waits for that.
        if ((await AnsweredAsync(push)).Text.Length > 0)
            await Deadline.UntilAsync(async _ => await CountAsync("select count(*) from outbox where status = 'offered'") == 0, "it is noted that the reply has arrived");
        await Desk.RunUntilIdleAsync();
        // What was too late for the push is said now.
        if (await HeldUntilAsync(CancellationToken.None) is { } until && until > Clock.GetUtcNow()) Clock.AdvanceTo(until);
        await Desk.RunUntilIdleAsync();
        return await push;
    }

    /// <summary>The same, without what follows the answer.</summary>
    public async Task<SimulatedReply> AnsweredAsync(Task<SimulatedReply> push)
    {
        var rest = 0;
        await Deadline.UntilAsync(
            async ct =>
            {
                if (push.IsCompleted) return true;
                Desk.Get<TurnPump>().Look();
                // What a moment brought about is given time to end before the next one.
                if (rest-- > 0 || await HeldUntilAsync(ct) is not { } until || until <= Clock.GetUtcNow()) return false;
                Clock.AdvanceTo(Clock.NextTimer is { } timer && timer < until ? timer : until);
                rest = 4;
                return false;
            },
            "the push is answered");
        return await push;
    }

    /// <summary>Lets time pass, and everything happen that is due meanwhile.</summary>
    public async Task PassTimeAsync(TimeSpan by)
    {
        const string NextTry = "select min(next_try_at) from outbox where status in ('waiting', 'reserved', 'offered') and next_try_at > @now";
        for (var end = Clock.GetUtcNow() + by; Clock.GetUtcNow() < end;)
        {
            var next = UnixTime.AtOrNull(await Desk.Database.FindAsync<long?>(NextTry, new { now = Clock.GetUtcNow().Ms() }, CancellationToken.None));
            Clock.AdvanceTo(next < end ? next.Value : end);
            await Desk.RunUntilIdleAsync();
        }
    }

    /// <summary>Something comes of the matter without the user having written.</summary>
    public async Task NoticeAsync(string openId)
    {
        var set = new WriteSet("");
        DueJobStore.Add(set, new DueJob(Ids.New(Clock.GetUtcNow()), "outcome", "SC-10001", ConversationOf(openId), 0, Clock.GetUtcNow()));
        await Desk.Database.MustCommitAsync(set);
        await Desk.RunUntilIdleAsync();
    }

    /// <summary>What the outbox holds that is not delivered: status and text, in order.</summary>
    public async Task<IReadOnlyList<string>> OpenPartsAsync() =>
        await Desk.Database.QueryAsync<string>("select status || ' ' || payload from outbox where status <> 'delivered' order by place", null, CancellationToken.None);

    /// <summary>What was sent by customer-service messages, in order.</summary>
    public IReadOnlyList<string> SentTo(string openId) => [.. Api.SentTo(openId).Select(m => m["text"]?["content"]?.GetValue<string>() ?? m["msgtype"]!.GetValue<string>())];

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Desk.DisposeAsync();
        await Api.DisposeAsync();
    }

    private async Task<DateTimeOffset?> HeldUntilAsync(CancellationToken ct) => UnixTime.AtOrNull(await Desk.Database.FindAsync<long?>(
        "select max(i.ready_at) from inbox i join conversations c on c.id = i.conversation_id where i.status = 0 and c.lease_until is null and i.ready_at = c.ready_at", null, ct));
}

/// <summary>A user of the simulated platform who reads what is answered.</summary>
public sealed class Follower(WeChatDesk desk, SimulatedUser user)
{
    public SimulatedUser Raw => user;

    public string OpenId => user.OpenId;

    public Task<SimulatedReply> SayAsync(string text) => WriteAsync(() => user.SayAsync(text));

    /// <summary>Sends a picture of a user's phone.</summary>
    public Task<SimulatedReply> SendPictureAsync(byte[] bytes)
    {
        var media = desk.Api.AddMedia(new SimulatedMedia(bytes, "image/jpeg", "picture.jpg"));
        return WriteAsync(() => user.SendPictureAsync(media));
    }

    public Task<SimulatedReply> SpeakAsync(string? understood)
    {
        var media = desk.Api.AddMedia(new SimulatedMedia("#!AMR\nsound"u8.ToArray(), "audio/amr", "voice.amr"));
        return WriteAsync(() => user.SpeakAsync(media, understood));
    }

    public Task<SimulatedReply> WriteAsync(Func<Task<SimulatedReply>> write)
    {
        desk.Api.UserWrote(OpenId);
        return desk.PassAsync(write());
    }

    public Task<SimulatedReply> ActAsync(Func<Task<SimulatedReply>> act)
    {
        desk.Api.UserActed(OpenId);
        return desk.PassAsync(act());
    }
}
