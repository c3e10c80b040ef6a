using SmartCV.Channels.Protocol;

namespace SmartCV.Channels.DirectLine;

/// <summary>Web chat. Its clients pull: what is in the transcript is delivered, and open streams are woken.</summary>
public sealed class DirectLineChannel : IChannel
{
    public const string ChannelId = "webchat";

    public string Id => ChannelId;

    public ChannelAbilities Abilities { get; } = new(ClientsPull: true, Buttons: true, CollectsFragments: false);

    public IReadOnlyList<Part> Render(IReadOnlyList<Activity> said) => [];

    public Task<DeliveryResult> SendAsync(OutgoingPart part, CancellationToken ct) =>
        throw new InvalidOperationException("Clients of web chat pull; nothing is sent to them.");
}
