using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SmartCV.Channels.WeChat;

/// <summary>
/// The API of the official account. Expected failures are values; only a cancelled token of the caller throws. A refused access token is renewed and
/// the call made once more; a second refusal is final. A busy platform is asked up to three more times, except by what the outbox sends, which has its own pauses.
/// </summary>
public sealed class WeChatApi(WeChatHttp http, WeChatTokens tokens, IOptions<WeChatOptions> options, TimeProvider time, ILogger<WeChatApi> log)
{
    /// <summary>The longest life of a QR code that is not permanent.</summary>
    public static readonly TimeSpan LongestQr = TimeSpan.FromDays(30);

    private const int LongestScene = 64;
    private const int LongestCode = 512;

    private static readonly TimeSpan[] BusyPauses = [TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1)];

    /// <summary>Until when an interface of <see cref="WeChatInterfaces"/> is not called; null when it is.</summary>
    public DateTimeOffset? StoppedUntil(string name) => http.StoppedUntil(name);

    /// <summary>Sends a customer-service message of <see cref="WeChatMessages"/>. For the outbox: asks once.</summary>
    public async Task<WeChatAnswer> SendAsync(string openId, JsonObject message, CancellationToken ct)
    {
        var body = new JsonObject { ["touser"] = openId };
        foreach (var (name, value) in message) body[name] = value?.DeepClone();
        var call = new WeChatCall(WeChatInterfaces.Send) { Body = WeChatJson.Write(body), Kind = (string?)message["msgtype"], TriesAgain = false };
        return await DoneAsync(call, ct);
    }

    /// <summary>Shows or hides "typing ...". That it is shown already counts as done. Asks once: late it is worth nothing.</summary>
    public async Task<WeChatAnswer> TypingAsync(string openId, bool isTyping, CancellationToken ct)
    {
        var body = new JsonObject { ["touser"] = openId, ["command"] = isTyping ? "Typing" : "CancelTyping" };
        var answer = await DoneAsync(new WeChatCall(WeChatInterfaces.Typing) { Body = WeChatJson.Write(body), TriesAgain = false }, ct);
        return answer.Reaction == WeChatReaction.AlreadyShown ? WeChatAnswer.Ok : answer;
    }

    /// <summary>Keeps a file on the platform for three days. Limits of the platform: image 2 MB, voice 2 MB, video 10 MB, thumb 64 KB.</summary>
    /// <param name="type">image, voice, video or thumb.</param>
    /// <returns>The media_id.</returns>
    public async Task<WeChatAnswer<string>> UploadAsync(string type, Stream content, string fileName, string contentType, CancellationToken ct)
    {
        var bytes = await WeChatBody.BytesAsync(content, WeChatUpload.MostBytes, ct);
        if (bytes is null) return WeChatAnswer<string>.Failed(WeChatFailures.TooLarge(WeChatUpload.MostBytes));
        return (await JsonAsync(WeChatUpload.Call(type, bytes, fileName, contentType), ct)).Select(answer => answer.Text("media_id") ?? answer.Text("thumb_media_id"));
    }

    /// <summary>Fetches what a user sent. Content type and file name are what the platform says: look at the bytes before trusting them.</summary>
    /// <param name="limit">In bytes; a longer file is refused.</param>
    public async Task<WeChatAnswer<WeChatFile>> DownloadAsync(string mediaId, long limit, CancellationToken ct)
    {
        var call = new WeChatCall(WeChatInterfaces.Download) { Query = "media_id=" + Uri.EscapeDataString(mediaId), Limit = WeChatCall.ForMedia };
        var found = await CallAsync(call, (response, end) => WeChatDownload.ReadAsync(response, limit, end), ct);
        if (!found.IsOk || found.Value.File is not null) return found.Select(answer => answer.File);
        if (WeChatDownload.AddressOf(found.Value.VideoUrl, http.Options.ApiBaseUrl) is not { } address) return WeChatAnswer<WeChatFile>.Failed(WeChatFailures.ForeignHost);
        var video = await http.FetchAsync(address, (response, end) => WeChatDownload.ReadAsync(response, limit, end), ct);
        return video.Select(answer => answer.File);
    }

    /// <summary>Sends a template message. For the outbox: asks once; a repeat with the same <paramref name="clientMsgId"/> is recognised by the platform.</summary>
    /// <param name="url">The page behind it; empty: none.</param>
    /// <returns>The id that TEMPLATESENDJOBFINISH will name.</returns>
    public async Task<WeChatAnswer<string>> SendTemplateAsync(
        string openId, string templateId, string url, IReadOnlyDictionary<string, string> data, string clientMsgId, CancellationToken ct)
    {
        var body = Notification(openId, templateId, data);
        if (url.Length > 0) body["url"] = url;
        body["client_msg_id"] = clientMsgId;
        var answer = await JsonAsync(new WeChatCall(WeChatInterfaces.Template) { Body = WeChatJson.Write(body), TriesAgain = false }, ct);
        return answer.Select(a => a.Id("msgid"));
    }

    /// <summary>Sends a subscription notification, which uses up one consent of the user. For the outbox: asks once.</summary>
    /// <param name="page">The page behind it; empty: none.</param>
    /// <returns>The id that subscribe_msg_sent_event will name; empty where the platform gives none.</returns>
    public async Task<WeChatAnswer<string>> SendSubscriptionAsync(string openId, string templateId, string page, IReadOnlyDictionary<string, string> data, CancellationToken ct)
    {
        var body = Notification(openId, templateId, data);
        if (page.Length > 0) body["page"] = page;
        var answer = await JsonAsync(new WeChatCall(WeChatInterfaces.Subscription) { Body = WeChatJson.Write(body), TriesAgain = false }, ct);
        return answer.Select(a => a.Id("errcode") is null ? null : a.Id("msgid") ?? "");
    }

    public async Task<WeChatAnswer<WeChatUser>> UserAsync(string openId, CancellationToken ct)
    {
        var call = new WeChatCall(WeChatInterfaces.User) { Query = $"openid={Uri.EscapeDataString(openId)}&lang=zh_CN" };
        return (await JsonAsync(call, ct)).Select(WeChatUser.Read);
    }

    /// <summary>A QR code whose scan arrives as subscribe or SCAN with the scene. Whoever sees the code can read the scene.</summary>
    /// <param name="scene">1 to 64 characters.</param>
    /// <param name="life">Whole seconds, at most <see cref="LongestQr"/>.</param>
    public async Task<WeChatAnswer<WeChatQr>> CreateQrAsync(string scene, TimeSpan life, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(scene.Length is >= 1 and <= LongestScene, true, nameof(scene));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(life, LongestQr);
        ArgumentOutOfRangeException.ThrowIfLessThan(life, TimeSpan.FromSeconds(1));
        var body = new JsonObject
        {
            ["expire_seconds"] = (int)life.TotalSeconds,
            ["action_name"] = "QR_STR_SCENE",
            ["action_info"] = new JsonObject { ["scene"] = new JsonObject { ["scene_str"] = scene } },
        };
        return (await JsonAsync(WeChatCall.Post(WeChatInterfaces.Qr, body), ct)).Select(WeChatQr.Read);
    }

    /// <summary>Replaces the menu of the account. A client may take a day to show it.</summary>
    public async Task<WeChatAnswer> CreateMenuAsync(JsonObject menu, CancellationToken ct) => await DoneAsync(WeChatCall.Post(WeChatInterfaces.Menu, menu), ct);

    /// <summary>True when the account has a menu that was created by the API.</summary>
    public async Task<WeChatAnswer<bool>> HasMenuAsync(CancellationToken ct)
    {
        var answer = await JsonAsync(new WeChatCall(WeChatInterfaces.MenuGet), ct);
        return answer.Code == WeChatErrors.NoMenu ? WeChatAnswer<bool>.Of(false) : answer.Select(a => a.TryGetProperty("menu", out _));
    }

    /// <summary>Who opened a page behind <see cref="AuthorizeUrl"/>. A code works once and for five minutes.</summary>
    public async Task<WeChatAnswer<string>> OpenIdOfAsync(string code, CancellationToken ct)
    {
        if (!options.Value.HasApi) return WeChatAnswer<string>.Failed(WeChatFailures.NoSecret);
        if (code.Length is 0 or > LongestCode) return WeChatAnswer<string>.Failed(new WeChatFailure(WeChatReaction.CodeGone, 0, "The code of the page is none."));
        var call = new WeChatCall(WeChatInterfaces.OpenId)
        {
            Query = $"appid={Uri.EscapeDataString(options.Value.AppId)}&secret={Uri.EscapeDataString(options.Value.AppSecret)}&code={Uri.EscapeDataString(code)}&grant_type=authorization_code",
        };
        var answer = await AgainWhileBusyAsync(call, () => http.SendAsync(call, token: null, WeChatBody.JsonAsync, ct), ct);
        return answer.Select(a => a.Text("openid"));
    }

    /// <summary>Where a page sends the browser inside WeChat to learn the openid, without a question to the user. The client insists on this order.</summary>
    /// <param name="state">Random, bound to the browser's session, used once; letters and digits, at most 128 bytes.</param>
    public static string AuthorizeUrl(string appId, string redirect, string state) =>
        new StringBuilder("https://open.weixin.qq.com/connect/oauth2/authorize?appid=").Append(Uri.EscapeDataString(appId))
            .Append("&redirect_uri=").Append(Uri.EscapeDataString(redirect))
            .Append("&response_type=code&scope=snsapi_base&state=").Append(Uri.EscapeDataString(state))
            .Append("#wechat_redirect").ToString();

    /// <summary>The addresses from which the platform pushes. Also the cheapest proof that appid, secret and IP list are right.</summary>
    public async Task<WeChatAnswer<IReadOnlyList<string>>> CallbackIpsAsync(CancellationToken ct) =>
        (await JsonAsync(new WeChatCall(WeChatInterfaces.CallbackIps), ct)).Select(answer =>
            answer.TryGetProperty("ip_list", out var list) && list.ValueKind == JsonValueKind.Array
                ? (IReadOnlyList<string>)[.. list.EnumerateArray().Select(ip => ip.Text()).OfType<string>()]
                : null);

    private static JsonObject Notification(string openId, string templateId, IReadOnlyDictionary<string, string> data)
    {
        var fields = new JsonObject();
        foreach (var (key, value) in data) fields[key] = new JsonObject { ["value"] = value };
        return new JsonObject { ["touser"] = openId, ["template_id"] = templateId, ["data"] = fields };
    }

    /// <summary>For calls that bring nothing: only an errcode of 0 says that it was done.</summary>
    private async Task<WeChatAnswer> DoneAsync(WeChatCall call, CancellationToken ct) => (await JsonAsync(call, ct)).Select(answer => answer.Id("errcode"));

    private Task<WeChatAnswer<JsonElement>> JsonAsync(WeChatCall call, CancellationToken ct) => CallAsync(call, WeChatBody.JsonAsync, ct);

    private Task<WeChatAnswer<T>> CallAsync<T>(WeChatCall call, Func<HttpResponseMessage, CancellationToken, Task<WeChatAnswer<T>>> read, CancellationToken ct) =>
        AgainWhileBusyAsync(call, () => WithTokenAsync(call, read, ct), ct);

    private async Task<WeChatAnswer<T>> WithTokenAsync<T>(WeChatCall call, Func<HttpResponseMessage, CancellationToken, Task<WeChatAnswer<T>>> read, CancellationToken ct)
    {
        // Before a token is fetched for nothing.
        if (http.Stopped(call) is { } stopped) return WeChatAnswer<T>.Failed(stopped);
        for (var isFirst = true; ; isFirst = false)
        {
            var token = await tokens.GetAsync(ct);
            if (token.Failure is { } failure) return WeChatAnswer<T>.Failed(failure);
            var answer = await http.SendAsync(call, token.Value, read, ct);
            if (answer.Reaction != WeChatReaction.TokenGone) return answer;
            await tokens.InvalidateAsync(token.Value, ct);
            if (isFirst) continue;
            WeChatApiLog.RefusedTwice(log, call.Name, answer.Message);
            return answer;
        }
    }

    private async Task<WeChatAnswer<T>> AgainWhileBusyAsync<T>(WeChatCall call, Func<Task<WeChatAnswer<T>>> ask, CancellationToken ct)
    {
        var answer = await ask();
        foreach (var pause in call.TriesAgain ? BusyPauses : [])
        {
            if (answer.Reaction != WeChatReaction.Busy) return answer;
            await Task.Delay(pause * (1 + (0.2 * Random.Shared.NextDouble())), time, ct);
            answer = await ask();
        }
        return answer;
    }
}
