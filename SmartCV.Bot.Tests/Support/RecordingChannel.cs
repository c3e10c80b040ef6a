using System.Collections.Concurrent;
using SmartCV.Channels;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Tests.Support;

/// <summary>A peer that keeps what it is sent. Each line of a text is a part of its own, so that the order of parts can be seen.</summary>
public sealed class RecordingChannel(string id, bool clientsPull = false) : IChannel
{
    private readonly ConcurrentQueue<OutgoingPart> _sent = new();

    public string Id { get; } = id;

    public ChannelAbilities Abilities { get; } = new(clientsPull, Buttons: false, CollectsFragments: false);

    /// <summary>How the peer answers; it takes everything unless a test says otherwise.</summary>
    public Func<OutgoingPart, DeliveryResult> Answer { get; set; } = _ => new DeliveryResult.Delivered("ok");

    /// <summary>What a send waits for before the peer answers.</summary>
    public Func<OutgoingPart, CancellationToken, Task> Wait { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What was sent and taken, in order.</summary>
    public IReadOnlyList<string> Texts => _sent.Select(p => p.Part.Payload).ToList();

    public IReadOnlyList<OutgoingPart> Sent => [.. _sent];

    public IReadOnlyList<Part> Render(IReadOnlyList<Activity> said) =>
        said.SelectMany(a => (a.Text ?? "").Split('\n')).Select(line => new Part("text", line)).ToList();

    public async Task<DeliveryResult> SendAsync(OutgoingPart part, CancellationToken ct)
    {
        await Wait(part, ct);
        var answer = Answer(part);
        if (answer is DeliveryResult.Delivered) _sent.Enqueue(part);
        return answer;
    }
}
