using SmartCV.Bot.Conversations;
using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Turns;

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

    /// <param name="ready">False: the turn takes its time.</param>
    public static Decisions When(Func<TurnContext, bool> ready, string text) => new(
        (context, ct) =>
        {
            if (!ready(context)) context.Hold(context.Now + TimeSpan.FromSeconds(5));
            else context.Say(new Reply(text));
            return ValueTask.FromResult(context.Finish());
        },
        (context, ct) => ValueTask.FromResult(context.Finish()));
}
