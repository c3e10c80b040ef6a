using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SmartCV.Channels.Protocol;

namespace SmartCV.Channels.WeChat;

/// <summary>
/// The official account. What a push did not take goes out here, as customer-service messages within the user's window; outside it as a notification if one is set up, and otherwise it waits until the
/// user writes again.
/// </summary>
public sealed class WeChatChannel(
    WeChatApi api, WeChatBudget budget, IFileStore files, IBlobStore blobs, IOptions<WeChatOptions> options, TimeProvider time) : IChannel
{
    public const string ChannelId = "wechat";

    // Whoever is misconfigured is told at once in the log; asking more often changes nothing.
    private static readonly TimeSpan Mending = TimeSpan.FromMinutes(10);

    public string Id => ChannelId;

    public ChannelAbilities Abilities { get; } = new(ClientsPull: false, Buttons: false, CollectsFragments: true)
    {
        HasOwnAgents = options.Value is { IsOn: true, TransferToWeChatAgents: Switch.On },
        PagePath = options.Value.HasPages ? WeChatSetup.PagePath : null,
        // WeChat repeats an unanswered push up to some fifteen seconds after the first one.
        LateRepeats = options.Value.MaySend ? null : TimeSpan.FromSeconds(15),
    };

    /// <summary>The conversation of a user with the account <paramref name="appId"/>, whether they have written yet or not.</summary>
    public static string ConversationOf(string appId, string openId) => WeChatActivities.ConversationOf(appId, openId);

    public IReadOnlyList<Part> Render(IReadOnlyList<Activity> said) => WeChatParts.Of(said, options.Value.MenuLinks == Switch.On);

    public async Task<DeliveryResult> SendAsync(OutgoingPart part, CancellationToken ct)
    {
        if (!options.Value.MaySend) return new DeliveryResult.Hold("Customer-service messages are switched off: it goes along with the reply to the user's next message.");
        var window = await budget.ReadAsync(part.ConversationId, ct);
        if (!window.IsOpen) return await NotifyAsync(part, "The user must write first: 48 hours have passed since the last message.", ct);
        if ((part.IsNotice ? window.Left : window.LeftForReplies) == 0)
            return new DeliveryResult.Hold(part.IsNotice ? "The user must write first: all messages that may be sent after the last one are used up." : "What is left of the budget is kept for a colleague; it goes along with the next reply.");
        var (message, lost) = await MessageAsync(part, ct);
        if (message is null) return lost!;
        await budget.SpendAsync(part.ConversationId, window, ct);
        return await ResultAsync(part, window, await api.SendAsync(part.Address, message, ct), ct);
    }

    private async Task<(JsonObject? Message, DeliveryResult? Failed)> MessageAsync(OutgoingPart part, CancellationToken ct)
    {
        if (part.Part.Kind is WeChatParts.Text or WeChatParts.Transfer) return (WeChatMessages.Text(part.Part.Payload), null);
        if (part.Part.Kind != WeChatParts.Image) return (null, new DeliveryResult.Failed($"WeChat has no messages of the kind {part.Part.Kind}."));
        if (await files.FindAsync(part.Part.Payload, ct) is not { } file) return (null, new DeliveryResult.Failed($"There is no file {part.Part.Payload}."));
        await using var content = await blobs.OpenAsync(file.Blob.Sha256, ct);
        var uploaded = await api.UploadAsync("image", content, file.Name, file.ContentType, ct);
        return uploaded.IsOk ? (WeChatMessages.Image(uploaded.Value), null) : (null, Failed(part, uploaded));
    }

    private async Task<DeliveryResult> ResultAsync(OutgoingPart part, WeChatWindow window, WeChatAnswer answer, CancellationToken ct)
    {
        switch (answer.Reaction)
        {
            case WeChatReaction.None:
                return new DeliveryResult.Delivered(null);
            case WeChatReaction.WindowClosed:
                await budget.CloseAsync(part.ConversationId, window, ct);
                return await NotifyAsync(part, "The user must write first: " + answer.Message, ct);
            case WeChatReaction.BudgetUsed:
                await budget.ExhaustAsync(part.ConversationId, window, ct);
                return new DeliveryResult.Hold("The user must write first: " + answer.Message);
            default:
                await budget.ReturnAsync(part.ConversationId, window, ct);
                return Failed(part, answer);
        }
    }

    private static DeliveryResult Failed(OutgoingPart part, WeChatAnswer answer) => answer.Reaction switch
    {
        WeChatReaction.NoPermission => new DeliveryResult.Hold(answer.Message),
        WeChatReaction.UnknownUser or WeChatReaction.OurFault or WeChatReaction.NoConsent or WeChatReaction.Refused => new DeliveryResult.Failed(answer.Message),
        // The picture is uploaded anew with every try.
        WeChatReaction.MediaGone when part.Attempt > 1 => new DeliveryResult.Failed(answer.Message),
        WeChatReaction.Misconfigured => new DeliveryResult.RetryAfter(answer.RetryAfter ?? Mending, answer.Message),
        WeChatReaction.Unknown when part.Attempt > 3 => new DeliveryResult.Failed(answer.Message),
        _ => new DeliveryResult.RetryAfter(answer.RetryAfter ?? TimeSpan.Zero, answer.Message),
    };

    // What the bot answers to a message of long ago is not worth a notification; an outcome is.
    private async Task<DeliveryResult> NotifyAsync(OutgoingPart part, string why, CancellationToken ct)
    {
        if (!part.IsNotice || part.Part.Kind != WeChatParts.Text || options.Value.Notification is not { IsOn: true } notification) return new DeliveryResult.Hold(why);
        var data = notification.DataOf(part.Part.Payload, time.GetUtcNow());
        if (notification.Subscription == Switch.On)
        {
            var asked = await api.SendSubscriptionAsync(part.Address, notification.TemplateId, notification.Url, data, ct);
            return asked.IsOk ? new DeliveryResult.Delivered(asked.Value.Length > 0 ? asked.Value : WeChatReports.IdOfTemplate(notification.TemplateId)) : NotNotified(part, asked, why);
        }

        var sent = await api.SendTemplateAsync(part.Address, notification.TemplateId, notification.Url, data, part.OutboxId, ct);
        return sent.IsOk ? new DeliveryResult.Delivered(sent.Value) : NotNotified(part, sent, why);
    }

    private static DeliveryResult NotNotified(OutgoingPart part, WeChatAnswer answer, string why) => answer.Reaction switch
    {
        WeChatReaction.NoConsent or WeChatReaction.UnknownUser or WeChatReaction.NoPermission or WeChatReaction.OurFault => new DeliveryResult.Hold($"{why} The notification was refused too: {answer.Message}"),
        _ => Failed(part, answer),
    };
}
