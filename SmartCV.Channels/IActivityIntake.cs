using SmartCV.Channels.Protocol;

namespace SmartCV.Channels;

/// <summary>Where a channel puts what it received. A channel tells its peer "ok" only after this has answered.</summary>
public interface IActivityIntake
{
    /// <summary>
    /// Stores the activity durably: inbox row and transcript line. The conversation and the customer are made when they are new.
    /// </summary>
    /// <exception cref="Exception">Nothing was stored; the peer must be told to try again.</exception>
    ValueTask<IntakeResult> AcceptAsync(Incoming incoming, CancellationToken ct);
}

/// <summary>One activity as it came in.</summary>
public sealed record Incoming
{
    /// <summary>The id of the channel: webchat, wechat, email.</summary>
    public required string Channel { get; init; }

    /// <summary>Our conversation id (also the id on the wire for Direct Line).</summary>
    public required string ConversationId { get; init; }

    /// <summary>The sender's address on the channel: user id, openid, mail address. Stable for one person.</summary>
    public required string SenderAddress { get; init; }

    /// <summary>The channel's own id of the message. The same key twice in one conversation is one message.</summary>
    public required string DedupeKey { get; init; }

    public required Activity Activity { get; init; }

    /// <summary>A push that waits for the reply inside its own request (WeChat passive reply, expectReplies); null when none waits.</summary>
    public string? PushId { get; init; }

    /// <summary>True when the conversation may be made by this activity. False: an unknown conversation is refused.</summary>
    public bool MayCreate { get; init; } = true;
}

/// <summary>What became of an incoming activity.</summary>
public abstract record IntakeResult
{
    private IntakeResult()
    {
    }

    /// <summary>On disk, with the id and the place in the transcript that everyone will see.</summary>
    public sealed record Stored(string ActivityId, long Seq, DateTimeOffset Timestamp) : IntakeResult;

    /// <summary>The same delivery was stored before; these are its first ids.</summary>
    public sealed record Duplicate(string ActivityId, long Seq) : IntakeResult;

    /// <summary>Not stored: unknown conversation (<c>unknown-conversation</c>), blocked sender (<c>blocked</c>) or over a limit (<c>limit</c>).</summary>
    public sealed record Refused(string Code, string Reason) : IntakeResult;
}
