using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace SmartCV.Channels.WeChat.Simulation;

/// <summary>What each interface of the simulated platform does.</summary>
internal sealed class SimulatedInterfaces(SimulatedAccount account, SimulatedTokens tokens, SimulatedUsers users, TimeProvider time)
{
    public const string Videos = "/simulated/video/";

    private const int LongestText = 2048;

    private readonly ConcurrentDictionary<string, SimulatedMedia> _media = new();
    private readonly ConcurrentDictionary<string, string> _codes = new();
    private readonly ConcurrentDictionary<string, bool> _usedCodes = new();
    private readonly Lock _gate = new();
    private long _lastId = 5_000_000_000;

    public event Action<SimulatedMessage>? Taken;

    public bool CountsMessages { get; set; }

    public string? Menu { get; private set; }

    public ConcurrentQueue<SimulatedMessage> Messages { get; } = new();

    public ConcurrentDictionary<string, bool> Typing { get; } = new();

    public ConcurrentDictionary<string, string> Scenes { get; } = new();

    public string AddMedia(SimulatedMedia media)
    {
        var id = "media_" + Guid.NewGuid().ToString("N");
        _media[id] = media;
        return id;
    }

    public SimulatedMedia? MediaOf(string id) => _media.GetValueOrDefault(id);

    public string CodeOf(string openId)
    {
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = openId;
        return code;
    }

    public async Task AnswerAsync(SimulatedRequest request, HttpContext http)
    {
        if (request.Interface.StartsWith(Videos, StringComparison.Ordinal))
        {
            await WriteFileAsync(http, MediaOf(request.Interface[Videos.Length..]) ?? throw new SimulatedRefusal(40007));
            return;
        }

        if (request.Interface is not (WeChatInterfaces.StableToken or WeChatInterfaces.OpenId) && tokens.Check(http.Request.Query["access_token"].ToString()) is var bad and not 0)
            throw new SimulatedRefusal(bad);
        if (request.Interface == WeChatInterfaces.Download)
        {
            await DownloadAsync(http);
            return;
        }

        await WriteAsync(http, await JsonAsync(request, http.Request.Query));
    }

    public static async Task WriteAsync(HttpContext http, JsonObject answer)
    {
        http.Response.ContentType = "application/json; encoding=utf-8";
        await http.Response.Body.WriteAsync(WeChatJson.Write(answer), http.RequestAborted);
    }

    private async Task<JsonObject> JsonAsync(SimulatedRequest request, IQueryCollection query) => request.Interface switch
    {
        WeChatInterfaces.StableToken => Token(SimulatedBody.Read(request).Json),
        WeChatInterfaces.OpenId => OpenId(query),
        WeChatInterfaces.Send => Send(request),
        WeChatInterfaces.Typing => ShowTyping(SimulatedBody.Read(request).Json),
        WeChatInterfaces.Upload => await UploadAsync(request, query),
        WeChatInterfaces.Template => Template(request),
        WeChatInterfaces.Subscription => Subscription(request),
        WeChatInterfaces.User => User(query["openid"].ToString()),
        WeChatInterfaces.Qr => Qr(SimulatedBody.Read(request).Json),
        WeChatInterfaces.Menu => CreateMenu(request),
        WeChatInterfaces.MenuGet => new JsonObject { ["menu"] = JsonNode.Parse(Menu ?? throw new SimulatedRefusal(46003)) },
        WeChatInterfaces.CallbackIps => new JsonObject { ["ip_list"] = new JsonArray("192.0.2.10", "192.0.2.11") },
        _ => throw new SimulatedRefusal(48001),
    };

    private static JsonObject Fine() => new() { ["errcode"] = 0, ["errmsg"] = "ok" };

    private JsonObject Token(JsonObject body)
    {
        if (body.Text("appid") != account.AppId) throw new SimulatedRefusal(40013);
        if (body.Text("secret") != account.AppSecret) throw new SimulatedRefusal(40125);
        var (token, seconds) = tokens.Give();
        return new JsonObject { ["access_token"] = token, ["expires_in"] = seconds };
    }

    private JsonObject OpenId(IQueryCollection query)
    {
        if (query["appid"] != account.AppId) throw new SimulatedRefusal(40013);
        if (query["secret"] != account.AppSecret) throw new SimulatedRefusal(40125);
        var code = query["code"].ToString();
        if (_usedCodes.ContainsKey(code)) throw new SimulatedRefusal(40163);
        if (!_codes.TryRemove(code, out var openId)) throw new SimulatedRefusal(40029);
        _usedCodes[code] = true;
        return new JsonObject
        {
            ["access_token"] = "page_" + Guid.NewGuid().ToString("N"), ["expires_in"] = 7200, ["refresh_token"] = "", ["openid"] = openId, ["scope"] = "snsapi_base",
        };
    }

    private JsonObject Send(SimulatedRequest request)
    {
        var (json, raw) = SimulatedBody.Read(request);
        var openId = json.Text("touser");
        if (openId.Length == 0) throw new SimulatedRefusal(40003);
        CheckContent(json);
        if (CountsMessages && users.Spend(openId) is var refused and not 0) throw new SimulatedRefusal(refused);
        Typing.TryRemove(openId, out _);
        Take(request.Interface, openId, raw);
        return Fine();
    }

    private void CheckContent(JsonObject json)
    {
        var type = json.Text("msgtype");
        var content = json.Part(type);
        if (type == "text" && content.Text("content").Length == 0) throw new SimulatedRefusal(44004);
        if (type == "text" && Encoding.UTF8.GetByteCount(content.Text("content")) > LongestText) throw new SimulatedRefusal(45002);
        if (type is "image" or "voice" && MediaOf(content.Text("media_id")) is null) throw new SimulatedRefusal(40007);
        if (type == "msgmenu" && content["list"] is not JsonArray { Count: > 0 }) throw new SimulatedRefusal(47001);
    }

    private JsonObject ShowTyping(JsonObject json)
    {
        var openId = json.Text("touser");
        if (json.Text("command") == "CancelTyping") Typing.TryRemove(openId, out _);
        else if (!Typing.TryAdd(openId, true)) throw new SimulatedRefusal(45081);
        return Fine();
    }

    private JsonObject Template(SimulatedRequest request)
    {
        var (json, raw) = SimulatedBody.Read(request);
        if (!users.IsFollower(json.Text("touser"))) throw new SimulatedRefusal(43004);
        Take(request.Interface, json.Text("touser"), raw);
        var answer = Fine();
        answer["msgid"] = Interlocked.Increment(ref _lastId);
        return answer;
    }

    private JsonObject Subscription(SimulatedRequest request)
    {
        var (json, raw) = SimulatedBody.Read(request);
        if (!users.SpendConsent(json.Text("touser"), json.Text("template_id"))) throw new SimulatedRefusal(43101);
        Take(request.Interface, json.Text("touser"), raw);
        return Fine();
    }

    private JsonObject User(string openId)
    {
        if (openId.Length == 0) throw new SimulatedRefusal(40003);
        if (!users.IsFollower(openId)) return new JsonObject { ["subscribe"] = 0, ["openid"] = openId };
        return new JsonObject
        {
            ["subscribe"] = 1, ["openid"] = openId, ["nickname"] = "", ["language"] = "zh_CN", ["subscribe_scene"] = "ADD_SCENE_SEARCH", ["qr_scene"] = 0, ["qr_scene_str"] = "",
        };
    }

    private JsonObject Qr(JsonObject json)
    {
        var ticket = "ticket_" + Guid.NewGuid().ToString("N");
        Scenes[ticket] = json.Part("action_info").Part("scene").Text("scene_str");
        return new JsonObject { ["ticket"] = ticket, ["expire_seconds"] = json["expire_seconds"]?.DeepClone(), ["url"] = "http://weixin.qq.com/q/" + ticket };
    }

    private JsonObject CreateMenu(SimulatedRequest request)
    {
        var (json, raw) = SimulatedBody.Read(request);
        if (json["button"] is not JsonArray { Count: >= 1 and <= 3 }) throw new SimulatedRefusal(47001);
        Menu = raw;
        return Fine();
    }

    private async Task<JsonObject> UploadAsync(SimulatedRequest request, IQueryCollection query)
    {
        var boundary = request.ContentType.Split("boundary=") is [_, var given] ? given : throw new SimulatedRefusal(44002);
        var reader = new MultipartReader(boundary, new MemoryStream(request.Body));
        var section = (await reader.ReadNextSectionAsync())?.AsFileSection();
        if (section?.FileStream is null || section.Name != "media") throw new SimulatedRefusal(44002);
        using var bytes = new MemoryStream();
        await section.FileStream.CopyToAsync(bytes);
        var id = AddMedia(new SimulatedMedia(bytes.ToArray(), section.Section.ContentType ?? "", section.FileName));
        return new JsonObject { ["type"] = query["type"].ToString(), ["media_id"] = id, ["created_at"] = time.GetUtcNow().ToUnixTimeSeconds() };
    }

    private async Task DownloadAsync(HttpContext http)
    {
        var media = MediaOf(http.Request.Query["media_id"].ToString()) ?? throw new SimulatedRefusal(40007);
        if (media.VideoUrl is null)
        {
            await WriteFileAsync(http, media);
            return;
        }
        await WriteAsync(http, new JsonObject { ["video_url"] = media.VideoUrl });
    }

    private static async Task WriteFileAsync(HttpContext http, SimulatedMedia media)
    {
        http.Response.ContentType = media.ContentType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{media.FileName}\"";
        await http.Response.Body.WriteAsync(media.Bytes, http.RequestAborted);
    }

    private void Take(string name, string openId, string raw)
    {
        var message = new SimulatedMessage(name, openId, raw, time.GetUtcNow());
        // One after the other, so that who listens sees them in the order in which they are kept.
        lock (_gate)
        {
            Messages.Enqueue(message);
            Taken?.Invoke(message);
        }
    }
}
