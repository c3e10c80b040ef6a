namespace SmartCV.Channels.WeChat.Simulation;

/// <summary>
/// stable_token: the same token to whoever asks while it is valid; in its last five minutes a new one, with the old one working on until its end.
/// </summary>
internal sealed class SimulatedTokens(TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(2);
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _ends = [];
    private string? _current;

    public (string Token, int ExpiresIn) Give()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_current is null || _ends[_current] - now <= Overlap)
            {
                _current = $"simulated_{Guid.NewGuid():N}";
                _ends[_current] = now + Life;
            }
            return (_current, (int)(_ends[_current] - now).TotalSeconds);
        }
    }

    /// <summary>0 when the token works, else the errcode.</summary>
    public int Check(string token)
    {
        lock (_gate)
        {
            if (!_ends.TryGetValue(token, out var end)) return 40001;
            return end > time.GetUtcNow() ? 0 : 42001;
        }
    }

    public void Revoke()
    {
        lock (_gate)
        {
            _ends.Clear();
            _current = null;
        }
    }
}
