using SmartCV.Bot.Customers;

namespace SmartCV.Bot.Knowledge;

/// <summary>One item: what people ask and what we answer.</summary>
public sealed record FaqEntry
{
    /// <summary>Its files own the structure; the others only translate.</summary>
    public const string BaseLanguage = "zh";

    public required string Id { get; init; }

    public required string Category { get; init; }

    /// <summary>Conditions and buttons of the answer, in order; the first that holds is used and the last always holds.</summary>
    public required IReadOnlyList<FaqVariant> Variants { get; init; }

    /// <summary>By language; the base language is always there, a translation may be missing.</summary>
    public required IReadOnlyDictionary<string, FaqTexts> Texts { get; init; }

    /// <summary>Neighbouring items.</summary>
    public IReadOnlyList<string> See { get; init; } = [];

    /// <summary>False when nobody knows the core of the answer, so that a person has to look.</summary>
    public bool Known { get; init; } = true;

    /// <summary>True when the matter itself is urgent.</summary>
    public bool Urgent { get; init; }

    /// <summary>Where the item begins in the base language, for messages: file and line.</summary>
    public required string Place { get; init; }

    /// <summary>The texts in that language, or in the base language when they are not translated.</summary>
    public FaqTexts TextsIn(string language) => Texts.GetValueOrDefault(language) ?? Texts[BaseLanguage];

    public string TitleIn(string language) => TextsIn(language).Title;

    /// <summary>True when the matter is urgent by itself or by a word of the question (截止, deadline).</summary>
    public bool IsUrgentWhenAsked(string question)
    {
        if (Urgent) return true;
        foreach (var texts in Texts.Values)
            foreach (var word in texts.UrgentIf)
                if (question.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}

/// <summary>What is written about an item in one language.</summary>
/// <param name="Answers">One text per variant, in the order of <see cref="FaqEntry.Variants"/>.</param>
/// <param name="UrgentIf">Words that make a question about this item an urgent matter.</param>
public sealed record FaqTexts(
    string Language, string Title, IReadOnlyList<FaqAsk> Asks, IReadOnlyList<string> Answers, IReadOnlyList<string> UrgentIf);

/// <param name="Offer">Buttons below the answer: person, ticket-status, my-tickets, plan or the name of a form.</param>
public sealed record FaqVariant(FaqCondition When, IReadOnlyList<string> Offer);

/// <summary>When a variant of an answer is used: everything that is named must hold; null or empty means "in any case".</summary>
public sealed record FaqCondition
{
    public static FaqCondition Always { get; } = new();

    public IReadOnlyList<PlanKnowledge>? Plan { get; init; }

    public IReadOnlyList<Proof>? Proof { get; init; }

    public bool? ChatOpen { get; init; }

    public bool? PhoneOpen { get; init; }

    public bool? DayWorking { get; init; }

    /// <summary>Settings that must all have a value.</summary>
    public IReadOnlyList<string> Setting { get; init; } = [];

    /// <summary>Settings that must all be empty.</summary>
    public IReadOnlyList<string> Unset { get; init; } = [];

    public bool IsAlways =>
        Plan is null && Proof is null && ChatOpen is null && PhoneOpen is null && DayWorking is null && Setting.Count == 0 && Unset.Count == 0;

    public bool Holds(AnswerFacts facts) =>
        (Plan is null || Plan.Contains(facts.Plan))
        && (Proof is null || Proof.Contains(facts.Proof))
        && (ChatOpen is null || ChatOpen == facts.ChatOpen)
        && (PhoneOpen is null || PhoneOpen == facts.PhoneOpen)
        && (DayWorking is null || DayWorking == facts.DayWorking)
        && Setting.All(facts.IsSet)
        && !Unset.Any(facts.IsSet);
}
