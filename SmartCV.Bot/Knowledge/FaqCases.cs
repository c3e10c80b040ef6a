using SmartCV.Bot.Customers;

namespace SmartCV.Bot.Knowledge;

/// <summary>Every combination of facts that an item's conditions can tell apart: a few hundred, so rules are proven by trying all of them.</summary>
public static class FaqCases
{
    public static IEnumerable<AnswerFacts> Of(FaqEntry entry)
    {
        var settings = entry.Variants.SelectMany(v => v.When.Setting.Concat(v.When.Unset)).Distinct().ToList();
        for (var mask = 0; mask < 1 << settings.Count; mask++)
        {
            var set = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < settings.Count; i++)
                if ((mask & (1 << i)) != 0) set[settings[i]] = $"<{settings[i]}>";
            foreach (var facts in Times()) yield return facts with { Settings = set };
        }
    }

    private static IEnumerable<AnswerFacts> Times()
    {
        foreach (var plan in Enum.GetValues<PlanKnowledge>())
            foreach (var proof in plan == PlanKnowledge.Unknown ? [Proof.None] : new[] { Proof.Claimed, Proof.Proven })
                for (var bits = 0; bits < 8; bits++)
                    yield return new AnswerFacts
                    {
                        Plan = plan,
                        Proof = proof,
                        ChatOpen = (bits & 1) != 0,
                        PhoneOpen = (bits & 2) != 0,
                        DayWorking = (bits & 4) != 0,
                        ChatHours = () => "<chat-hours>",
                        PhoneHours = () => "<phone-hours>",
                        ChatOpens = () => "<chat-opens>",
                        PhoneOpens = () => "<phone-opens>",
                        ChatCloses = () => "<chat-closes>",
                    };
    }
}
