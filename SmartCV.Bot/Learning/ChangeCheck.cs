using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Learning;

/// <summary>
/// Trains without a change and with it, and holds the two against each other: on the content itself (each fifth asked of an engine that has not seen it), on
/// files of questions, and on what customers asked. What is trained with the change is kept, so that a host that takes it over need not train again.
/// </summary>
/// <param name="models">Where trained models are kept.</param>
/// <param name="answers">What counts as sure, likely and unknown.</param>
/// <param name="progress">Told before each of the two long steps.</param>
public sealed class ChangeCheck(IntentModelCache models, AnswerOptions answers, Action<string> progress)
{
    /// <param name="before">The content as it is.</param>
    /// <param name="after">The content with the change.</param>
    /// <param name="files">Name of each file, and its questions.</param>
    public ChangeReport Run(FaqContent before, FaqContent after, IReadOnlyList<(string Name, IReadOnlyList<Question> Questions)> files, IReadOnlyList<LoggedQuestion> logged)
    {
        var (old, changed) = (before.Examples(), after.Examples());
        var (gone, come) = (Except(old, changed), Except(changed, old));
        var without = models.LoadOrTrain(old);
        var with = models.LoadOrTrain(changed);
        var reach = new ChangeReach([.. gone, .. come]);
        var sets = new List<ComparedSet> { new(ComparedSet.Content, Crossed([.. old.Except(gone)], gone, come, reach)) };
        foreach (var (name, questions) in files)
            sets.Add(new ComparedSet(name, reach.Compare(Evaluation.Of(without, questions, answers).Rows, Evaluation.Of(with, questions, answers).Rows)));
        var asked = logged.Select(q => new AskedQuestion(q.Text, q.Expected, Decide(without, q), Decide(with, q))).ToList();
        return new ChangeReport(sets, asked, Contradictions(without, come, logged));
    }

    // What both contents have stays in the same fifth, whatever came or went: otherwise other rows would differ for no reason of the change.
    private IReadOnlyList<ComparedRow> Crossed(IReadOnlyList<LabelledText> common, IReadOnlyList<LabelledText> gone, IReadOnlyList<LabelledText> come, ChangeReach reach)
    {
        progress("The content is held against itself, without the change (1 of 2) ...");
        var before = Rows(CrossValidation.Run([.. common, .. gone], answers));
        progress("The content is held against itself, with the change (2 of 2) ...");
        var after = Rows(CrossValidation.Run([.. common, .. come], answers));
        var both = before.Keys.Where(after.ContainsKey).ToList();
        return reach.Compare(both.ConvertAll(k => before[k]), both.ConvertAll(k => after[k]));
    }

    private List<Contradiction> Contradictions(IIntentEngine without, IReadOnlyList<LabelledText> come, IReadOnlyList<LoggedQuestion> logged)
    {
        var complained = logged.Where(q => q.Expected is not null).Select(q => TextFold.Letters(q.Text)).ToHashSet(StringComparer.Ordinal);
        return come
            .Select(c => (Text: c, Decision: Decide(without, new LoggedQuestion(c.Text, c.Language, c.Label))))
            .Where(c => c.Decision is { Kind: AnswerKind.Sure, Label: { } label } && label != c.Text.Label)
            .Select(c => new Contradiction(c.Text.Text, c.Text.Label, c.Decision.Label!, complained.Contains(TextFold.Letters(c.Text.Text))))
            .ToList();
    }

    private static Dictionary<(string Label, string Text), EvaluationRow> Rows(Evaluation evaluation)
    {
        var rows = new Dictionary<(string Label, string Text), EvaluationRow>();
        foreach (var row in evaluation.Rows) rows.TryAdd((row.Question.Label, row.Question.Text), row);
        return rows;
    }

    private static List<LabelledText> Except(IReadOnlyList<LabelledText> all, IReadOnlyList<LabelledText> others)
    {
        var without = others.ToHashSet();
        return all.Where(e => !without.Contains(e)).ToList();
    }

    private AnswerDecision Decide(IIntentEngine engine, LoggedQuestion question) =>
        AnswerDecision.For(question.Text, engine.Predict(question.Text, question.Language), answers);
}

/// <param name="Expected">The label the change wants for it; null when nobody has said.</param>
public sealed record LoggedQuestion(string Text, string Language, string? Expected);
