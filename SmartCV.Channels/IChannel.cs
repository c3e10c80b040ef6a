using SmartCV.Channels.Protocol;

namespace SmartCV.Channels;

/// <summary>What a channel offers to the pipeline.</summary>
public interface IChannel
{
    /// <summary>webchat, wechat, email, ...</summary>
    string Id { get; }

    /// <summary>What the channel can do; the dialogue words its questions accordingly.</summary>
    ChannelAbilities Abilities { get; }

    /// <summary>
    /// Gives what a turn says the form of the channel: short messages may be joined, long ones are split. Each part is one send and an outbox row of its own.
    /// Empty for channels whose clients pull.
    /// </summary>
    IReadOnlyList<Part> Render(IReadOnlyList<Activity> said);

    /// <summary>Sends one part. Never sleeps, never retries; expected failures are values.</summary>
    Task<DeliveryResult> SendAsync(OutgoingPart part, CancellationToken ct);
}

/// <param name="ClientsPull">Clients read the transcript themselves (Direct Line): stored means delivered.</param>
/// <param name="Buttons">Suggested actions and Adaptive Cards can be shown.</param>
/// <param name="CollectsFragments">People send one thought in several messages; openers are collected for a moment.</param>
public sealed record ChannelAbilities(bool ClientsPull, bool Buttons, bool CollectsFragments)
{
    /// <summary>Who asks for a person is handed to people that the channel itself connects; the bot says so with an activity of the type <c>handoff</c>.</summary>
    public bool HasOwnAgents { get; init; }

    /// <summary>Where this host shows pages that know the customer by the channel, without an address of the host and a slash at the end; null: there are none.</summary>
    public string? PagePath { get; init; }

    /// <summary>For how long after a push a repeat of it may still take its reply, where nothing can be sent besides; null: a reply that has missed its push is sent.</summary>
    public TimeSpan? LateRepeats { get; init; }
}

/// <summary>What one send carries on a channel: a text of at most 2048 bytes on WeChat, one mail.</summary>
/// <param name="Kind">The channel's own word: text, image, mail.</param>
/// <param name="Payload">The channel's own form, stored until it is delivered.</param>
public sealed record Part(string Kind, string Payload);

/// <param name="OutboxId">Always the same for the same part, so that a peer can recognise a repeat.</param>
/// <param name="Address">The customer's address on the channel.</param>
public sealed record OutgoingPart(string OutboxId, string ConversationId, string Address, Part Part, int Attempt)
{
    /// <summary>True for what comes by itself, an outcome or a word of a colleague; false for what the bot says to a message.</summary>
    public bool IsNotice { get; init; }
}

/// <summary>How a send ended.</summary>
public abstract record DeliveryResult
{
    private DeliveryResult()
    {
    }

    public sealed record Delivered(string? RemoteId) : DeliveryResult;

    public sealed record RetryAfter(TimeSpan Delay, string Reason) : DeliveryResult;

    /// <summary>Cannot be sent until the user writes again.</summary>
    public sealed record Hold(string Reason) : DeliveryResult;

    public sealed record Failed(string Reason) : DeliveryResult;
}
