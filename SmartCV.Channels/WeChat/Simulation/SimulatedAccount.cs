namespace SmartCV.Channels.WeChat.Simulation;

/// <summary>The account that the simulated platform knows. The values are invented.</summary>
public sealed record SimulatedAccount
{
    public string AppId { get; init; } = "wx0123456789abcdef";

    public string AppSecret { get; init; } = "0123456789abcdef0123456789abcdef";

    /// <summary>True: customer-service messages are counted as the platform counts them (45015, 45047).</summary>
    public bool CountsMessages { get; init; } = true;

    /// <summary>Port on 127.0.0.1; 0: a free one.</summary>
    public int Port { get; init; }
}

/// <summary>How an interface misbehaves beyond error codes.</summary>
public enum SimulatedFault
{
    None,

    /// <summary>No answer until the caller gives up.</summary>
    Hangs,

    /// <summary>The connection is closed without an answer.</summary>
    IsDead,

    /// <summary>HTTP 500 with a page.</summary>
    Breaks,

    /// <summary>HTTP 200 with half a JSON object.</summary>
    TalksNonsense,

    /// <summary>HTTP 302 to another host.</summary>
    Redirects,
}

/// <summary>A customer-service message or a notification that the platform took.</summary>
/// <param name="Interface">One of <see cref="WeChatInterfaces"/>.</param>
/// <param name="Json">The body as it came, raw.</param>
public sealed record SimulatedMessage(string Interface, string OpenId, string Json, DateTimeOffset At);

/// <summary>A call as it came in, taken or refused.</summary>
/// <param name="Query">With the token.</param>
public sealed record SimulatedRequest(string Interface, string Query, string ContentType, byte[] Body);

/// <summary>A file on the simulated platform.</summary>
/// <param name="VideoUrl">Not null: media/get answers with this address instead of the bytes.</param>
public sealed record SimulatedMedia(byte[] Bytes, string ContentType, string FileName, string? VideoUrl = null);
