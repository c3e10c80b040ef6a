using System.Globalization;

namespace SmartCV.Channels.WeChat;

/// <summary>Keeps account of what users may still be sent. Sends of one conversation go out one at a time, so its account has one writer.</summary>
public sealed class WeChatBudget(IChannelState state, IContactLog contacts, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(3);

    public async ValueTask<WeChatWindow> ReadAsync(string conversationId, CancellationToken ct)
    {
        var wrote = await contacts.LastAsync(conversationId, WeChatIncoming.MessageKey, ct);
        var acted = await contacts.LastAsync(conversationId, WeChatIncoming.ActKey, ct);
        return WeChatWindow.Of(wrote, acted, Read((await state.GetAsync(KeyOf(conversationId), ct)).Value), time.GetUtcNow());
    }

    /// <summary>Notes a send. It is noted before the call: one that may have been shown counts.</summary>
    public ValueTask SpendAsync(string conversationId, WeChatWindow window, CancellationToken ct) => ChangeAsync(conversationId, window, used => used + 1, ct);

    /// <summary>
    /// Takes back what was noted of a send that failed. Also where it is not known whether it was carried out: a platform that is down for a minute must not use up what may still be
    /// said, and if it did count the send, it says so itself.
    /// </summary>
    public ValueTask ReturnAsync(string conversationId, WeChatWindow window, CancellationToken ct) => ChangeAsync(conversationId, window, used => Math.Max(0, used - 1), ct);

    /// <summary>WeChat says that nothing is left: until the user writes, ours says so too.</summary>
    public ValueTask ExhaustAsync(string conversationId, WeChatWindow window, CancellationToken ct) => ChangeAsync(conversationId, window, _ => window.Allowed, ct);

    /// <summary>WeChat says that the window is closed, whatever ours says; the user may have left.</summary>
    public ValueTask CloseAsync(string conversationId, WeChatWindow window, CancellationToken ct) => ChangeAsync(conversationId, window, _ => WeChatWindow.Shut, ct);

    // From what stands there now, and not from what was read before the send: another host may have noted something.
    private async ValueTask ChangeAsync(string conversationId, WeChatWindow window, Func<int, int> change, CancellationToken ct)
    {
        if (window.Opened is not { } opened) return;
        for (var tries = 0; tries < 3; tries++)
        {
            var (value, version) = await state.GetAsync(KeyOf(conversationId), ct);
            var used = Read(value) is var (since, before) && since == opened ? before : 0;
            if (await state.TryUpdateAsync(KeyOf(conversationId), version, Write(opened, change(used)), time.GetUtcNow() + Kept, ct)) return;
        }
    }

    private static string KeyOf(string conversationId) => "wechat:budget:" + conversationId;

    private static string Write(DateTimeOffset opened, int used) => string.Create(CultureInfo.InvariantCulture, $"{opened.ToUnixTimeMilliseconds()} {used}");

    private static (DateTimeOffset Since, int Used)? Read(string? value)
    {
        if (value?.Split(' ') is not [var since, var used]) return null;
        return (DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(since, CultureInfo.InvariantCulture)), int.Parse(used, CultureInfo.InvariantCulture));
    }
}
