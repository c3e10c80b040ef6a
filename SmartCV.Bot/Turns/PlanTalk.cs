using System.Text.RegularExpressions;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Customers;
using SmartCV.Bot.Knowledge;

namespace SmartCV.Bot.Turns;

/// <summary>What the customer says of the plan. A claim never overrides what the site has proven.</summary>
internal static partial class PlanTalk
{
    public static void Ask(Talk talk) =>
        talk.Say(
            talk.T("turn.plan_ask"),
            talk.ButtonFor(new TurnCommand(TurnCommand.PlanIs, "paid")),
            talk.ButtonFor(new TurnCommand(TurnCommand.PlanIs, "free")),
            talk.ButtonFor(new TurnCommand(TurnCommand.PlanIs, "unknown")));

    /// <summary>
    /// Takes a message that says nothing but what the plan is. False when it says something else: a bare "会员" that nobody asked for is a keyword.
    /// </summary>
    public static bool Take(Talk talk)
    {
        if (!WasAsked(talk) && !OfOneself().IsMatch(talk.Text)) return false;
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

        if (customer.PlanProof == Proof.Proven && !Agree(customer.Plan, plan))
        {
            // What the site has proven counts, but a plan that was just bought may not have arrived there: a person checks.
            var proven = talk.T("turn.plan_name." + CustomerStore.Word(customer.Plan));
            talk.Say(talk.T("turn.plan_differs", ("plan", proven)), talk.ButtonFor(new TurnCommand(TurnCommand.Person)));
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

    private static bool WasAsked(Talk talk) =>
        talk.Context.State.Offered.Any(o => TurnCommand.Read(o.Says).Verb is TurnCommand.AskPlan or TurnCommand.PlanIs);

    // "付费版" says less than "专业版", but nothing else.
    private static bool Agree(Plan proven, Plan said) => proven == said || (proven != Plan.Free && said != Plan.Free && (proven == Plan.Paid || said == Plan.Paid));

    [GeneratedRegex(@"我|咱|本人|用户|用的|已付费|没付费|未付费|\b(i|i'm|i've|we|we're|my|our|user|customer|member)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OfOneself();

    private static bool Asks(Talk talk, LastAnswer last) =>
        talk.Content.Faq.Find(last.Item) is { } entry && FaqAnswer.Choose(entry, talk.Language, talk.Facts).Text.AsSpan().IndexOfAny('？', '?') >= 0;
}
