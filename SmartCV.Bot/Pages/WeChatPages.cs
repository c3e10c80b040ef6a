using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using SmartCV.Bot.Turns;
using SmartCV.Channels;
using SmartCV.Channels.WeChat;

namespace SmartCV.Bot.Pages;

/// <summary>Who uses a page inside WeChat.</summary>
/// <param name="ConversationId">Of the user with the account; it need not be there yet.</param>
public sealed record WeChatVisitor(string OpenId, string ConversationId);

/// <summary>How the way over the platform ended.</summary>
/// <param name="Target">The page that was asked for; null when that is not known any more.</param>
/// <param name="Problem">Begins the keys of what is told instead; null when the visitor is known now.</param>
/// <param name="Status">Of the answer that tells the problem.</param>
public sealed record WeChatReturn(string? Target, string? Problem, int Status = StatusCodes.Status302Found);

/// <summary>
/// Pages that know a user of the official account (OAuth, scope snsapi_base). A page without our session sends the browser to the platform, with a state that is random, bound to this browser by a
/// cookie, good for ten minutes and for one return. The platform sends it back with a code, which is exchanged for the openid from here; from then on a short session of ours says who it is. No link
/// ever names an openid: links are passed on.
/// </summary>
public sealed class WeChatPages(IOptions<WeChatOptions> options, WeChatApi api, SealedValues seals, IChannelState state, PublicAddress address, TimeProvider time)
{
    public const string Return = WeChatSetup.Path + "/oauth";
    public const string Report = WeChatSetup.PagePath + "/report";
    public const string Tickets = WeChatSetup.PagePath + "/tickets";

    /// <summary>Of the conversations that these pages file into.</summary>
    public const string Channel = WeChatChannel.ChannelId;

    private const string SessionName = "smartcv-wechat";
    private const string StartName = "smartcv-wechat-start";

    // Keys of ours are made for one purpose each, so that a seal made for one is none for another.
    private const string SessionPurpose = "wechat-session";
    private const string StartPurpose = "wechat-start";
    private const string FormPurpose = "wechat-form";

    private static readonly TimeSpan SessionLife = TimeSpan.FromHours(2);
    private static readonly TimeSpan StartLife = TimeSpan.FromMinutes(10);

    // Longer than the session: somebody who takes their time with a form does not lose it.
    private static readonly TimeSpan FormLife = TimeSpan.FromHours(6);

    /// <summary>False without an AppSecret: then nobody can be known, and the pages are not there.</summary>
    public bool IsOn => options.Value.HasPages;

    /// <summary>True for the browser inside WeChat, whose pages lie over the conversation.</summary>
    public static bool IsInside(HttpRequest request) => request.Headers.UserAgent.ToString().Contains("MicroMessenger", StringComparison.Ordinal);

    public static string PathOfTicket(string number) => $"{WeChatSetup.PagePath}/ticket/{Uri.EscapeDataString(number)}";

    /// <summary>Who has a session; null without one.</summary>
    public async ValueTask<WeChatVisitor?> VisitorAsync(HttpContext http) => Visitor(await seals.OpenAsync(SessionPurpose, http.Request.Cookies[SessionName], http.RequestAborted));

    /// <summary>Says in a form who files it, so that no other site can send one.</summary>
    public ValueTask<string> FormKeyAsync(WeChatVisitor visitor, CancellationToken ct) => seals.SealAsync(FormPurpose, Written(visitor.OpenId), FormLife, ct);

    /// <summary>Who files a form; null when its key is not ours, is too old, or the browser belongs to somebody else by now.</summary>
    public async ValueTask<WeChatVisitor?> FilerAsync(HttpContext http, string key)
    {
        if (Visitor(await seals.OpenAsync(FormPurpose, key, http.RequestAborted)) is not { } filer) return null;
        return await VisitorAsync(http) is { } visitor && visitor != filer ? null : filer;
    }

    /// <summary>Begins the way over the platform.</summary>
    /// <param name="target">One of our own pages, where it ends.</param>
    /// <returns>Where the browser goes.</returns>
    public async ValueTask<string> StartAsync(HttpContext http, string target)
    {
        var random = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        Set(http, StartName, await seals.SealAsync(StartPurpose, $"{random}|{target}", StartLife, http.RequestAborted), StartLife);
        return WeChatApi.AuthorizeUrl(options.Value.AppId, address.Value + Return, random);
    }

    /// <summary>Takes a browser that comes back from the platform.</summary>
    public async Task<WeChatReturn> TakeAsync(HttpContext http)
    {
        var given = (Code: http.Request.Query["code"].ToString(), State: http.Request.Query["state"].ToString());
        var start = await seals.OpenAsync(StartPurpose, http.Request.Cookies[StartName], http.RequestAborted);
        http.Response.Cookies.Delete(StartName, Cookie(http));
        if (start?.Split('|', 2) is not [var random, var target] || !IsOwn(target)) return new WeChatReturn(null, "expired", StatusCodes.Status400BadRequest);
        if (random != given.State || !await UseAsync(random, http.RequestAborted)) return new WeChatReturn(target, "expired", StatusCodes.Status400BadRequest);
        // What the platform sends when the user, or the account's settings, did not allow it.
        if (given.Code.Length == 0) return new WeChatReturn(target, "denied", StatusCodes.Status403Forbidden);
        var openId = await api.OpenIdOfAsync(given.Code, http.RequestAborted);
        if (openId.Reaction == WeChatReaction.CodeGone) return new WeChatReturn(target, "expired", StatusCodes.Status400BadRequest);
        if (!openId.IsOk) return new WeChatReturn(target, "away", StatusCodes.Status503ServiceUnavailable);
        Set(http, SessionName, await seals.SealAsync(SessionPurpose, Written(openId.Value), SessionLife, http.RequestAborted), SessionLife);
        return new WeChatReturn(target, null);
    }

    // A cookie can be sent twice; what was used is known on every host.
    private ValueTask<bool> UseAsync(string random, CancellationToken ct) => state.TryUpdateAsync("wechat:returned:" + random, 0, "", time.GetUtcNow() + StartLife, ct);

    // It was sealed here, so it is one; a mistake made there must not become an open redirect.
    private static bool IsOwn(string target) => target.StartsWith(WeChatSetup.PagePath + "/", StringComparison.Ordinal);

    // With the account: an openid of another one is another person.
    private string Written(string openId) => $"{options.Value.AppId}|{openId}";

    private WeChatVisitor? Visitor(string? written) =>
        written?.Split('|', 2) is [var appId, var openId] && appId == options.Value.AppId ? new WeChatVisitor(openId, WeChatChannel.ConversationOf(appId, openId)) : null;

    private static void Set(HttpContext http, string name, string value, TimeSpan life)
    {
        var cookie = Cookie(http);
        cookie.MaxAge = life;
        http.Response.Cookies.Append(name, value, cookie);
    }

    // Lax: the way back from the platform is a link of another site.
    private static CookieOptions Cookie(HttpContext http) => new() { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = WeChatSetup.Path, IsEssential = true };
}
