using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace SmartCV.Channels.WeChat;

/// <summary>
/// The access token. The problem: every call needs it, it lasts two hours, all hosts should use the same one, and when it dies every call under way finds out
/// at once. The idea: stable_token, which gives the same token to whoever asks while it is valid; kept in memory and in the shared state; one request at a time
/// in this process and, by a lease, among the hosts, with a look at the state after the lease was taken. Whoever sees a token refused names it, and only that one is
/// dropped: ten failing calls cause one refresh.
/// Not handled: force_refresh, which kills the token of everyone else. A lease that cannot be had is no obstacle: asking twice is harmless here.
/// </summary>
public sealed class WeChatTokens(WeChatHttp http, IChannelState state, IOptions<WeChatOptions> options, TimeProvider time)
{
    /// <summary>The platform renews in the last five minutes, in which the old token still works.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>So that not all hosts ask in the same second.</summary>
    private static readonly TimeSpan MostJitter = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan ShortestUse = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LeasePause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(6);

    private readonly string _key = $"wechat-token:{options.Value.AppId}";
    private readonly string _holder = Guid.NewGuid().ToString("N");
    private readonly Lock _gate = new();
    private Known? _current;
    private string? _dropped;
    private Task<WeChatAnswer<string>>? _refresh;

    /// <summary>A token that should work. Wrong settings are told at once for ten minutes after the platform named them.</summary>
    public async Task<WeChatAnswer<string>> GetAsync(CancellationToken ct)
    {
        if (!options.Value.HasApi) return WeChatAnswer<string>.Failed(WeChatFailures.NoSecret);
        Task<WeChatAnswer<string>> refresh;
        lock (_gate)
        {
            if (_current is { } known && known.UseUntil > time.GetUtcNow()) return WeChatAnswer<string>.Of(known.Token);
            // Not on the caller's token: others wait for the same result.
            refresh = _refresh ??= Task.Run(RefreshAsync, CancellationToken.None);
        }
        return await refresh.WaitAsync(ct);
    }

    /// <summary>Tells that this token was refused. A newer one, of this host or another, stays.</summary>
    public async Task InvalidateAsync(string token, CancellationToken ct)
    {
        lock (_gate)
        {
            // Remembered, since a call that starts before the shared state is cleaned would bring it back from there.
            _dropped = token;
            if (_current?.Token == token) _current = null;
        }
        var (value, version) = await state.GetAsync(_key, ct);
        if (Known.Read(value)?.Token == token) await state.TryUpdateAsync(_key, version, null, null, ct);
    }

    private async Task<WeChatAnswer<string>> RefreshAsync()
    {
        try
        {
            var answer = await FindOrAskAsync(CancellationToken.None);
            return answer.Select(known => known.Token);
        }
        finally
        {
            lock (_gate) _refresh = null;
        }
    }

    private async Task<WeChatAnswer<Known>> FindOrAskAsync(CancellationToken ct)
    {
        if (await SharedAsync(ct) is { } shared) return Keep(shared);
        if (http.Stopped(Ask()) is { } stopped) return WeChatAnswer<Known>.Failed(stopped);
        var isLeased = await LeaseAsync(ct);
        try
        {
            if (await SharedAsync(ct) is { } ofAnother) return Keep(ofAnother);
            var answer = await http.SendAsync(Ask(), token: null, WeChatBody.JsonAsync, ct);
            var known = answer.Select(Read);
            if (!known.IsOk) return known;
            await ShareAsync(known.Value, ct);
            return Keep(known.Value);
        }
        finally
        {
            // The state knows no release: a lease that ended a moment ago is one.
            if (isLeased) await state.TryLeaseAsync(_key, _holder, TimeSpan.FromMilliseconds(-1), ct);
        }
    }

    /// <summary>False when somebody else holds it for too long, or brought a token meanwhile.</summary>
    private async Task<bool> LeaseAsync(CancellationToken ct)
    {
        var start = time.GetTimestamp();
        while (!await state.TryLeaseAsync(_key, _holder, LeaseTime, ct))
        {
            if (time.GetElapsedTime(start) >= LongestWait || await SharedAsync(ct) is not null) return false;
            await Task.Delay(LeasePause, time, ct);
        }
        return true;
    }

    private WeChatCall Ask() => new(WeChatInterfaces.StableToken)
    {
        RefusalMeansSettings = true,
        Body = WeChatJson.Write(new JsonObject
        {
            ["grant_type"] = "client_credential", ["appid"] = options.Value.AppId, ["secret"] = options.Value.AppSecret, ["force_refresh"] = false,
        }),
    };

    private Known? Read(JsonElement answer)
    {
        if (answer.Text("access_token") is not { Length: <= 2048 } token || answer.Number("expires_in") is not { } seconds) return null;
        var use = TimeSpan.FromSeconds(seconds) - Margin - (MostJitter * Random.Shared.NextDouble());
        return new Known(token, time.GetUtcNow() + (use > ShortestUse ? use : ShortestUse));
    }

    private async Task<Known?> SharedAsync(CancellationToken ct)
    {
        var (value, _) = await state.GetAsync(_key, ct);
        if (Known.Read(value) is not { } known || known.UseUntil <= time.GetUtcNow()) return null;
        lock (_gate) return known.Token == _dropped ? null : known;
    }

    // A lost race needs no answer: the other host stored a token of the same kind.
    private async Task ShareAsync(Known known, CancellationToken ct)
    {
        var (_, version) = await state.GetAsync(_key, ct);
        await state.TryUpdateAsync(_key, version, known.Write(), known.UseUntil, ct);
    }

    private WeChatAnswer<Known> Keep(Known known)
    {
        lock (_gate) _current = known;
        return WeChatAnswer<Known>.Of(known);
    }

    /// <summary>A class and no record: a record would print the token.</summary>
    private sealed class Known(string token, DateTimeOffset useUntil)
    {
        public string Token { get; } = token;

        public DateTimeOffset UseUntil { get; } = useUntil;

        public static Known? Read(string? stored)
        {
            // 1767225600000 token
            if (stored?.Split(' ', 2) is not [var until, var token] || !long.TryParse(until, out var ms)) return null;
            return new Known(token, DateTimeOffset.FromUnixTimeMilliseconds(ms));
        }

        public string Write() => $"{UseUntil.ToUnixTimeMilliseconds()} {Token}";
    }
}
