using SmartCV.Bot.Conversations;
using SmartCV.Bot.Customers;
using SmartCV.Bot.Knowledge;

namespace SmartCV.Bot.Turns;

/// <summary>What the customer says of the plan. A claim never overrides what the site has proven.</summary>
internal static class PlanTalk
{
    public static void Ask(Talk talk) =>
        talk.Say(
            talk.T("turn.plan_ask"),
            talk.ButtonFor(new TurnCommand(TurnCommand.PlanIs, "paid")),
            talk.ButtonFor(new TurnCommand(TurnCommand.PlanIs, "free")),
            talk.ButtonFor(new TurnCommand(TurnCommand.PlanIs, "unknown")));

    /// <summary>Takes a message that says nothing but what the plan is. False when it says something else.</summary>
    public static bool Take(Talk talk)
    {
        foreach (var plan in (string[])["paid", "professional", "enterprise", "free"])
        {
            if (!talk.Content.Words.Is("plan_" + plan, talk.Text)) continue;
            Is(talk, plan);
            return true;
        }

        return false;
    }

    /// <summary>Takes yes or no to an answer that offered to name the plan ("您是付费用户吗？"). False when that is not what was said.</summary>
    public static bool TakeYesOrNo(Talk talk)
    {
        var state = talk.Context.State;
        if (state.LastAnswer is not { } last || !state.Offered.Any(o => TurnCommand.Read(o.Says).Verb == TurnCommand.AskPlan)) return false;
        var words = talk.Content.Words;
        // "好的" is a yes only where something was asked.
        if (words.Is("yes", talk.Text) && (Asks(talk, last) || !words.Is("ok", talk.Text))) Is(talk, "paid");
        else if (words.Is("no", talk.Text)) Is(talk, "free");
        else return false;
        return true;
    }

    /// <summary>Notes the plan, and gives the last answer again when it depends on it.</summary>
    public static void Is(Talk talk, string word)
    {
        var customer = talk.Context.Customer;
        var plan = Enum.TryParse<Plan>(word, ignoreCase: true, out var known) ? known : Plan.Unknown;
        if (plan == Plan.Unknown)
        {
            talk.Say(talk.T("turn.plan_unknown"), talk.ButtonFor(new TurnCommand(TurnCommand.Person)));
            return;
        }

        if (customer.PlanProof != Proof.Proven && customer.Plan != plan)
        {
            talk.Context.Change(customer with { Plan = plan, PlanProof = Proof.Claimed });
            talk.Refresh();
        }

        var last = talk.Context.State.LastAnswer;
        if (last is not null && talk.Content.Faq.Find(last.Item) is { } entry && entry.Variants.Any(v => v.When.Plan is not null))
            AnswerTalk.Answer(talk, last.Item, []);
        else
            talk.SayText("turn.plan_noted");
    }

    private static bool Asks(Talk talk, LastAnswer last) =>
        talk.Content.Faq.Find(last.Item) is { } entry && FaqAnswer.Choose(entry, talk.Language, talk.Facts).Text.AsSpan().IndexOfAny('？', '?') >= 0;
}
