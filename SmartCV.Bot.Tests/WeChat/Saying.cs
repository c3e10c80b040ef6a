using SmartCV.Bot.Conversations;
using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Turns;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>Decisions that say a given thing, for what the channel does whatever is said.</summary>
internal static class Saying
{
    /// <summary>Says what was said.</summary>
    public static Decisions Echo { get; } = new(
        (context, ct) =>
        {
            context.Say(new Reply(context.Entry.Activity.Text ?? ""));
            return ValueTask.FromResult(context.Finish());
        },
        (context, ct) => ValueTask.FromResult(context.Finish()));

    public static Decisions Always(string text) => When(_ => true, text);

    public static Decisions By(Func<TurnContext, string> text) => new(
        (context, ct) =>
        {
            context.Say(new Reply(text(context)));
            return ValueTask.FromResult(context.Finish());
        },
        (context, ct) => ValueTask.FromResult(context.Finish()));

    /// <summary>Answers each message five seconds after it came, when its push has ended; a timer is told of at once.</summary>
    public static Decisions Late(Activity? activity = null) => new(
        (context, ct) =>
        {
            var isTimer = context.Entry.Kind == InboxEntry.TimerKind;
            if (!isTimer && context.Now < context.Entry.AcceptedAt + TimeSpan.FromSeconds(5)) context.Hold(context.Entry.AcceptedAt + TimeSpan.FromSeconds(5));
            else if (activity is not null) context.Say(activity);
            else context.Say(new Reply(isTimer ? "结果" : "答复：" + context.Entry.Activity.Text));
            return ValueTask.FromResult(context.Finish());
        },
        (context, ct) => ValueTask.FromResult(context.Finish()));

    /// <param name="ready">False: the turn takes its time.</param>
    public static Decisions When(Func<TurnContext, bool> ready, string text) => new(
        (context, ct) =>
        {
            if (!ready(context)) context.Hold(context.Now + TimeSpan.FromSeconds(1));
            else context.Say(new Reply(text));
            return ValueTask.FromResult(context.Finish());
        },
        (context, ct) => ValueTask.FromResult(context.Finish()));
}
