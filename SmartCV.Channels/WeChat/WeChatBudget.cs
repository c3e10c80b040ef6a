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
    public async ValueTask SpendAsync(string conversationId, WeChatWindow window, CancellationToken ct)
    {
        if (window.Opened is not { } opened) return;
        // By one more than was read, whoever has written besides.
        for (var tries = 0; tries < 3; tries++)
        {
            var (value, version) = await state.GetAsync(KeyOf(conversationId), ct);
            var used = Read(value) is var (since, before) && since == opened ? before : 0;
            if (await state.TryUpdateAsync(KeyOf(conversationId), version, Write(opened, used + 1), time.GetUtcNow() + Kept, ct)) return;
        }
    }

    /// <summary>WeChat says that nothing is left: until the user writes, ours says so too.</summary>
    public async ValueTask ExhaustAsync(string conversationId, WeChatWindow window, CancellationToken ct)
    {
        if (window.Opened is not { } opened) return;
        var (_, version) = await state.GetAsync(KeyOf(conversationId), ct);
        await state.TryUpdateAsync(KeyOf(conversationId), version, Write(opened, window.Allowed), time.GetUtcNow() + Kept, ct);
    }

    private static string KeyOf(string conversationId) => "wechat:budget:" + conversationId;

    private static string Write(DateTimeOffset opened, int used) => string.Create(CultureInfo.InvariantCulture, $"{opened.ToUnixTimeMilliseconds()} {used}");

    private static (DateTimeOffset Since, int Used)? Read(string? value)
    {
        if (value?.Split(' ') is not [var since, var used]) return null;
        return (DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(since, CultureInfo.InvariantCulture)), int.Parse(used, CultureInfo.InvariantCulture));
    }
}
