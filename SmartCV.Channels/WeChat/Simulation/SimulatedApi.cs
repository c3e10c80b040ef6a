using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SmartCV.Channels.WeChat.Simulation;

/// <summary>
/// The platform's API on 127.0.0.1, for the command simulate-wechat and for the tests: answers as WeChat does, counts as it counts, keeps what it was sent and
/// fails as it is told. What is kept is bounded for requests and not for messages: it lives as long as a test or an afternoon.
/// </summary>
public sealed class SimulatedApi : IAsyncDisposable
{
    private const int MostRequests = 10_000;

    private readonly WebApplication _app;
    private readonly TimeProvider _time;
    private readonly SimulatedInterfaces _interfaces;
    private readonly SimulatedFaults _faults = new();
    private readonly SimulatedTokens _tokens;
    private readonly SimulatedUsers _users;
    private readonly ConcurrentQueue<SimulatedRequest> _requests = new();
    private readonly ConcurrentDictionary<string, int> _counts = new();

    private SimulatedApi(WebApplication app, SimulatedAccount account, TimeProvider time)
    {
        _app = app;
        _time = time;
        _tokens = new SimulatedTokens(time);
        _users = new SimulatedUsers(time);
        _interfaces = new SimulatedInterfaces(account, _tokens, _users, time);
        CountsMessages = account.CountsMessages;
    }

    /// <summary>http://127.0.0.1:port, for WeChat:ApiBaseUrl.</summary>
    public string Address => _app.Urls.First();

    /// <summary>See <see cref="SimulatedAccount.CountsMessages"/>; may be switched at any time.</summary>
    public bool CountsMessages
    {
        get => _interfaces.CountsMessages;
        set => _interfaces.CountsMessages = value;
    }

    /// <summary>What the platform took, of all users and in order.</summary>
    public IReadOnlyList<SimulatedMessage> Messages => [.. _interfaces.Messages];

    /// <summary>The last calls, in order, taken or refused.</summary>
    public IReadOnlyList<SimulatedRequest> Requests => [.. _requests];

    /// <summary>The menu as it was created last; null before.</summary>
    public string? Menu => _interfaces.Menu;

    /// <summary>Users to whom "typing ..." is shown.</summary>
    public IReadOnlyCollection<string> Typing => [.. _interfaces.Typing.Keys];

    /// <summary>Scenes of the QR codes by their ticket.</summary>
    public IReadOnlyDictionary<string, string> Scenes => _interfaces.Scenes;

    /// <summary>Raised for each message that is taken, before the call is answered.</summary>
    public event Action<SimulatedMessage>? Taken
    {
        add => _interfaces.Taken += value;
        remove => _interfaces.Taken -= value;
    }

    public static async Task<SimulatedApi> StartAsync(SimulatedAccount account, TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{account.Port.ToString(CultureInfo.InvariantCulture)}");
        builder.WebHost.UseSetting("suppressStatusMessages", "true");
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var app = builder.Build();
        var api = new SimulatedApi(app, account, time);
        app.Run(api.AnswerAsync);
        await app.StartAsync();
        return api;
    }

    /// <summary>The customer-service messages of one user, in order.</summary>
    public IReadOnlyList<JsonObject> SentTo(string openId) =>
        [.. Messages.Where(m => m.OpenId == openId && m.Interface == WeChatInterfaces.Send).Select(m => JsonNode.Parse(m.Json)!.AsObject())];

    /// <summary>The template messages and subscription notifications of one user, in order.</summary>
    public IReadOnlyList<JsonObject> NotificationsTo(string openId) =>
        [.. Messages.Where(m => m.OpenId == openId && m.Interface != WeChatInterfaces.Send).Select(m => JsonNode.Parse(m.Json)!.AsObject())];

    /// <summary>How often an interface of <see cref="WeChatInterfaces"/> was called.</summary>
    public int CallsOf(string name) => _counts.GetValueOrDefault(name);

    /// <summary>The user sent a message: five may be sent within 48 h.</summary>
    public void UserWrote(string openId) => _users.Wrote(openId);

    /// <summary>The user clicked the menu, followed or scanned: three may be sent within a minute.</summary>
    public void UserActed(string openId) => _users.Acted(openId);

    public void UserLeft(string openId) => _users.Left(openId);

    /// <summary>The user agreed to one subscription notification.</summary>
    public void UserAgreed(string openId, string templateId) => _users.Agreed(openId, templateId);

    /// <summary>The user opens a page: the code that it gets, once.</summary>
    public string CodeOf(string openId) => _interfaces.CodeOf(openId);

    /// <summary>What a user sends, to be fetched with media/get. Returns the media_id.</summary>
    public string AddMedia(SimulatedMedia media) => _interfaces.AddMedia(media);

    /// <summary>The file of a media_id, uploaded or added; null when there is none.</summary>
    public SimulatedMedia? MediaOf(string mediaId) => _interfaces.MediaOf(mediaId);

    /// <summary>An address on this server that gives the bytes, as video_url does.</summary>
    public string AddressOf(string mediaId) => $"{Address}{SimulatedInterfaces.Videos}{mediaId}";

    /// <summary>All tokens given so far are refused with 40001 from now on.</summary>
    public void RevokeTokens() => _tokens.Revoke();

    /// <summary>The next calls of the interface are refused with these codes, one each; 0 lets one pass.</summary>
    public void Fail(string name, params int[] codes) => _faults.Add(name, codes);

    /// <summary>The interface misbehaves until it is set to <see cref="SimulatedFault.None"/>.</summary>
    public void Set(string name, SimulatedFault fault) => _faults.Set(name, fault);

    /// <summary>All interfaces misbehave until it is set to <see cref="SimulatedFault.None"/>.</summary>
    public void SetAll(SimulatedFault fault) => _faults.Set(SimulatedFaults.Everywhere, fault);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var name = http.Request.Path.Value ?? "";
        http.Response.GetTypedHeaders().Date = _time.GetUtcNow();
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var request = new SimulatedRequest(name, http.Request.QueryString.Value ?? "", http.Request.ContentType ?? "", body.ToArray());
        _requests.Enqueue(request);
        if (_requests.Count > MostRequests) _requests.TryDequeue(out _);
        _counts.AddOrUpdate(name, 1, (_, count) => count + 1);
        if (await _faults.HappensAsync(name, http, _app.Lifetime.ApplicationStopping)) return;
        var code = _faults.NextCode(name);
        try
        {
            if (code != 0) throw new SimulatedRefusal(code);
            await _interfaces.AnswerAsync(request, http);
        }
        catch (SimulatedRefusal refusal)
        {
            var words = $"{SimulatedRefusal.Words(refusal.Code)} rid: {Guid.NewGuid():D}";
            await SimulatedInterfaces.WriteAsync(http, new JsonObject { ["errcode"] = refusal.Code, ["errmsg"] = words });
        }
    }
}
