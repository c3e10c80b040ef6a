namespace SmartCV.Channels.WeChat;

/// <summary>
/// How many customer-service messages a user may still be sent, and until when: five within 48 hours of a message, three within a minute of a click, a scan or following. Replies inside the
/// request of a push are free. Of these the bot's replies take two at most: three stay for what comes of the matter, and for a colleague.
/// </summary>
/// <param name="Opened">When the user last opened it; null when it is closed.</param>
/// <param name="Until">When it closes.</param>
/// <param name="Allowed">Sends in all.</param>
/// <param name="Used">Sends so far.</param>
public sealed record WeChatWindow(DateTimeOffset? Opened, DateTimeOffset? Until, int Allowed, int Used)
{
    private const int AfterMessage = 5, AfterAct = 3, ForReplies = 2;

    private static readonly TimeSpan MessageOpens = TimeSpan.FromHours(48), ActOpens = TimeSpan.FromMinutes(1);

    /// <summary>As what was used: WeChat says that this window is closed.</summary>
    internal const int Shut = 1000;

    public static WeChatWindow Closed { get; } = new(null, null, 0, 0);

    /// <summary>What a notice or a colleague may still send.</summary>
    public int Left => Math.Max(0, Allowed - Used);

    /// <summary>What the bot may still send as replies.</summary>
    public int LeftForReplies => Math.Max(0, Math.Min(Left, ForReplies - Used));

    public bool IsOpen => Opened is not null;

    /// <param name="wrote">The user's last message.</param>
    /// <param name="acted">The last click, scan or follow.</param>
    /// <param name="spent">What was sent since the window that it names was opened.</param>
    public static WeChatWindow Of(DateTimeOffset? wrote, DateTimeOffset? acted, (DateTimeOffset Since, int Used)? spent, DateTimeOffset now)
    {
        if (wrote + MessageOpens > now) return Open(wrote!.Value, MessageOpens, AfterMessage);
        return acted + ActOpens > now ? Open(acted!.Value, ActOpens, AfterAct) : Closed;

        WeChatWindow Open(DateTimeOffset at, TimeSpan opens, int allowed)
        {
            var used = spent is var (since, count) && since == at ? count : 0;
            return used >= Shut ? Closed : new(at, at + opens, allowed, used);
        }
    }
}
