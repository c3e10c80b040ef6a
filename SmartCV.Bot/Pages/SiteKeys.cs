using Microsoft.IdentityModel.Tokens;

namespace SmartCV.Bot.Pages;

/// <summary>
/// The published keys of the site (JWKS). They are asked for again every day, and when a token names one that is not among them; but at most once a minute, since
/// anybody can send tokens with invented key names. Keys that were read once stay good while the site cannot be reached.
/// </summary>
public sealed class SiteKeys(string address, TimeProvider time) : IDisposable
{
    private const int MostBytes = 256 * 1024;
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(24);
    private static readonly TimeSpan LeastPause = TimeSpan.FromMinutes(1);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5), MaxResponseContentBufferSize = MostBytes };
    private readonly SemaphoreSlim _gate = new(1, 1);
    private IList<SecurityKey>? _keys;
    private long? _triedAt;
    private long _readAt;

    /// <summary>The keys, or null when they could not be read yet.</summary>
    /// <param name="unknown">True when a token names a key that was not among the last ones.</param>
    public async ValueTask<IList<SecurityKey>?> ReadAsync(bool unknown, CancellationToken ct)
    {
        if (!IsDue(unknown)) return _keys;
        await _gate.WaitAsync(ct);
        try
        {
            // Whoever waited here gets what the one before has read.
            if (!IsDue(unknown)) return _keys;
            _triedAt = time.GetTimestamp();
            if (await FetchAsync(ct) is { } fresh) (_keys, _readAt) = (fresh, time.GetTimestamp());
            return _keys;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _gate.Dispose();
    }

    private bool IsDue(bool unknown)
    {
        if (_triedAt is { } tried && time.GetElapsedTime(tried) < LeastPause) return false;
        return _keys is null || unknown || time.GetElapsedTime(_readAt) >= GoodFor;
    }

    private async Task<IList<SecurityKey>?> FetchAsync(CancellationToken ct)
    {
        try
        {
            var keys = new JsonWebKeySet(await _http.GetStringAsync(new Uri(address), ct)).GetSigningKeys();
            return keys.Count > 0 ? keys : null;
        }
        catch (Exception e) when (e is HttpRequestException or ArgumentException or System.Text.Json.JsonException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null; // Away, slow, or no key set: the caller says so when there are no older keys.
        }
    }
}
