using SmartCV.Bot.Dialogs;
using SmartCV.Bot.LanguageModel;
using SmartCV.Bot.Scheduling;

namespace SmartCV.Bot.Turns;

/// <summary>
/// Plans the summary of a ticket that this turn has made of a form in which much was told. It is paid for here, with what it can cost at most: whoever makes it later
/// has no conversation in hand to count it in.
/// </summary>
public sealed class SummaryPlan(ModelTalk model)
{
    public void Plan(Talk talk)
    {
        if (!model.IsOn || !model.Options.Summaries) return;
        var context = talk.Context;
        var before = context.Conversation.State;
        if (context.State.Finished is not [.., var made] || before.Finished.Contains(made)) return;
        var told = before.Form is { } open ? FormState.Read(open.Data).Told.Length : 0;
        if (told + talk.Text.Length < model.Options.LongText) return;
        if (ModelBudget.Charge(context.State.ModelUse, SummaryQuestion.MostTokens, model.Options, context.Now) is not { } charged) return;
        context.State = context.State with { ModelUse = charged };
        context.Schedule(DueJob.Summary, made.Ticket, 0, context.Now);
    }
}
