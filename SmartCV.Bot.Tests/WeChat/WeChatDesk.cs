using SmartCV.Bot.Conversations;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Pipeline;
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

    private WeChatDesk(TestDesk desk, SimulatedApi api, WeChatOptions options, TestClock clock)
    {
        (Desk, Api, Options, Clock) = (desk, api, options, clock);
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
        var desk = await TestDesk.StartAsync((setup ?? new DeskSetup()) with { Clock = clock, Settings = all });
        return new WeChatDesk(desk, api, options, clock);
    }

    public Follower UserCalled(string openId) => new(this, new SimulatedUser(_http, Options, openId, Clock));

    public string ConversationOf(string openId) => WeChatActivities.ConversationOf(Options.AppId, openId);

    public Task<IReadOnlyList<Activity>> TranscriptAsync(string openId) => Desk.TranscriptAsync(ConversationOf(openId));

    public Task<long> CountAsync(string sql) => Desk.Database.FindAsync<long>(sql, null, CancellationToken.None)!;

    /// <summary>Lets the program work until the push is answered; time passes only while a message is held, or a request waits for what comes of it.</summary>
    public async Task<SimulatedReply> PassAsync(Task<SimulatedReply> push)
    {
        await Deadline.UntilAsync(
            async ct =>
            {
                if (push.IsCompleted) return true;
                // In small steps, as time passes: what has a limit of its own must come to it on the way.
                if (await HeldUntilAsync(ct) is { } until && until > Clock.GetUtcNow()) Clock.Advance(TimeSpan.FromSeconds(Math.Min(0.5, (until - Clock.GetUtcNow()).TotalSeconds)));
                Desk.Get<TurnPump>().Look();
                return false;
            },
            "the push is answered");
        await Desk.RunUntilIdleAsync();
        return await push;
    }

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
