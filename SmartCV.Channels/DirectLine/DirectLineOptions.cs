namespace SmartCV.Channels.DirectLine;

/// <summary>Section <c>DirectLine</c>.</summary>
public sealed class DirectLineOptions
{
    /// <summary>Opens every conversation; for servers of the site only, never for pages. Empty: one is made at the first start and kept.</summary>
    public string Secret { get; set; } = "";

    /// <summary>botframework-directlinejs refreshes every 15 minutes whatever we say, so less than that breaks pages.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Bytes of one file.</summary>
    public long UploadLimit { get; set; } = 10 * 1024 * 1024;

    /// <summary>Characters of one message.</summary>
    public int TextLimit { get; set; } = 8000;

    /// <summary>How long a client may take to read one frame of its stream; then the stream is cut off.</summary>
    public TimeSpan SendLimit { get; set; } = TimeSpan.FromSeconds(30);

    public DirectLineRateLimits RateLimits { get; set; } = new();

    /// <summary>A sentence for each value out of its range.</summary>
    public static IEnumerable<string> Check(DirectLineOptions o)
    {
        if (o.Secret.Length is > 0 and < 32) yield return $"DirectLine:Secret must have at least 32 characters or be empty, has {o.Secret.Length}.";
        if (o.TokenLifetime < TimeSpan.FromSeconds(5) || o.TokenLifetime > TimeSpan.FromDays(1))
            yield return $"DirectLine:TokenLifetime must be from 00:00:05 to 1.00:00:00, was {o.TokenLifetime}.";
        if (o.UploadLimit is < 1024 or > 100 * 1024 * 1024) yield return $"DirectLine:UploadLimit must be from 1024 to 104857600 bytes, was {o.UploadLimit}.";
        if (o.TextLimit is < 100 or > 100_000) yield return $"DirectLine:TextLimit must be from 100 to 100000 characters, was {o.TextLimit}.";
        if (o.SendLimit < TimeSpan.FromSeconds(1) || o.SendLimit > TimeSpan.FromMinutes(10)) yield return $"DirectLine:SendLimit must be from 00:00:01 to 00:10:00, was {o.SendLimit}.";
        if (o.RateLimits.UploadBytesPerDay < 0) yield return $"DirectLine:RateLimits:UploadBytesPerDay must be 0 (no limit) or more, was {o.RateLimits.UploadBytesPerDay}.";
        if (o.RateLimits.MessagesPerMinute < 0) yield return $"DirectLine:RateLimits:MessagesPerMinute must be 0 (no limit) or more, was {o.RateLimits.MessagesPerMinute}.";
        if (o.RateLimits.StartsPerMinute < 0) yield return $"DirectLine:RateLimits:StartsPerMinute must be 0 (no limit) or more, was {o.RateLimits.StartsPerMinute}.";
        if (o.RateLimits.Streams is < 1 or > 1000) yield return $"DirectLine:RateLimits:Streams must be from 1 to 1000, was {o.RateLimits.Streams}.";
    }
}

/// <summary>Section <c>DirectLine:RateLimits</c>. Reading is never limited: the client takes a refused poll as the end of the conversation.</summary>
public sealed class DirectLineRateLimits
{
    /// <summary>Messages and uploads of one conversation; 0 is no limit.</summary>
    public int MessagesPerMinute { get; set; } = 60;

    /// <summary>Bytes of all files of one conversation within 24 hours; 0 is no limit.</summary>
    public long UploadBytesPerDay { get; set; } = 200 * 1024 * 1024;

    /// <summary>Tokens and conversations of one network address; 0 is no limit.</summary>
    public int StartsPerMinute { get; set; } = 120;

    /// <summary>Open streams of one conversation on one host.</summary>
    public int Streams { get; set; } = 20;
}
