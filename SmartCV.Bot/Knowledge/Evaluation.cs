using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Knowledge;

/// <summary>How well questions are understood: by group of labels, and what the customer would have got.</summary>
public sealed record Evaluation(IReadOnlyList<EvaluationGroup> Groups, IReadOnlyList<EvaluationRow> Rows)
{
    public const string AllGroup = "all";

    public EvaluationGroup All => Groups[^1];

    public EvaluationGroup? Group(string name) => Groups.FirstOrDefault(g => g.Name == name);

    /// <summary>Share of the questions which no item answers that got an item's answer all the same.</summary>
    public double FalseAnswers => Group(IntentExamples.None) is { } none ? (double)none.Answered / none.Count : 0;

    /// <summary>Share of the urgent matters that open the short intake: by their signs, which are looked for first, or by the engine.</summary>
    public double UrgentRecall => Recall(IntentExamples.Urgent, r => UrgencySigns.Read(r.Question.Text, "zh") is not null);

    /// <summary>Share of the wishes for a person that are understood as such, by their signs or by the engine.</summary>
    public double HumanRecall => Recall(IntentExamples.Human, r => PersonSigns.Wants(r.Question.Text));

    /// <summary>Share of the other questions that would have been taken for an urgent matter, by the same ways.</summary>
    public double FalseUrgent => False(IntentExamples.Urgent, r => UrgencySigns.Read(r.Question.Text, "zh") is not null);

    /// <summary>Share of the other questions that would have been taken for the wish for a person. What has the signs of an urgent matter never comes so far.</summary>
    public double FalseHuman => False(IntentExamples.Human, r => PersonSigns.Wants(r.Question.Text) && UrgencySigns.Read(r.Question.Text, "zh") is null);

    private double False(string intent, Func<EvaluationRow, bool> bySigns)
    {
        var rows = Rows.Where(r => r.Question.Label != intent).ToList();
        return rows.Count == 0 ? 0 : (double)rows.Count(r => r.Decision.Label == intent || bySigns(r)) / rows.Count;
    }

    private double Recall(string intent, Func<EvaluationRow, bool> bySigns)
    {
        var rows = Rows.Where(r => r.Question.Label == intent).ToList();
        return rows.Count == 0 ? 0 : (double)rows.Count(r => r.Decision.Label == intent || bySigns(r)) / rows.Count;
    }

    public static Evaluation Of(IIntentEngine engine, IReadOnlyList<Question> questions, AnswerOptions options) =>
        Of(questions.Select(q => Row(q, engine.Predict(q.Text, IsLatin(q.Text) ? "en" : "zh"), options)).ToList());

    public static Evaluation Of(IReadOnlyList<EvaluationRow> rows)
    {
        var groups = rows.GroupBy(r => GroupOf(r.Question.Label)).Select(g => EvaluationGroup.Of(g.Key, [.. g])).ToList();
        return new Evaluation([.. groups, EvaluationGroup.Of(AllGroup, rows)], rows);
    }

    public static EvaluationRow Row(Question question, Prediction prediction, AnswerOptions options) =>
        new(question, prediction, AnswerDecision.For(question.Text, prediction, options));

    /// <summary>acc-register belongs to acc-*; an intent is a group of its own.</summary>
    private static string GroupOf(string label) => label.IndexOf('-') is > 0 and var dash ? $"{label[..dash]}-*" : label;

    private static bool IsLatin(string text) => text.All(char.IsAscii);
}

public sealed record EvaluationRow(Question Question, Prediction Prediction, AnswerDecision Decision)
{
    public bool IsTop1 => Prediction.Ranked is [var best, ..] && best.Label == Question.Label;

    public bool IsTop3 => Prediction.Ranked.Take(3).Any(r => r.Label == Question.Label);

    /// <summary>True when an item of the FAQ would have been answered.</summary>
    public bool IsAnswered => Decision is { Label: not null, IsIntent: false };

    /// <summary>True when the customer gets the right thing at once or finds it among what is offered.</summary>
    public bool IsServed => Decision.Label == Question.Label || Decision.Choices.Contains(Question.Label);

    /// <summary>True when something else was taken for sure: the mistake that costs most.</summary>
    public bool IsWrong => Decision.Label is not null && Decision.Label != Question.Label;
}

/// <param name="Served">Right at once, or among the choices.</param>
/// <param name="Answered">Got the answer of some item.</param>
public sealed record EvaluationGroup(string Name, int Count, int Top1, int Top3, int Served, int Wrong, int Answered)
{
    /// <summary>0 when there are no rows.</summary>
    public double Top1Share => Share(Top1);

    /// <inheritdoc cref="Top1Share"/>
    public double Top3Share => Share(Top3);

    /// <inheritdoc cref="Top1Share"/>
    public double ServedShare => Share(Served);

    /// <inheritdoc cref="Top1Share"/>
    public double WrongShare => Share(Wrong);

    internal static EvaluationGroup Of(string name, IReadOnlyList<EvaluationRow> rows) => new(
        name, rows.Count, rows.Count(r => r.IsTop1), rows.Count(r => r.IsTop3), rows.Count(r => r.IsServed), rows.Count(r => r.IsWrong), rows.Count(r => r.IsAnswered));

    private double Share(int rows) => Count == 0 ? 0 : (double)rows / Count;
}
