using SmartCV.Bot.Knowledge;

namespace SmartCV.Bot.Learning;

/// <summary>What a change of the content would do, found out before it takes effect.</summary>
/// <param name="Sets">Questions whose right label is known: the content against itself, and files of questions.</param>
/// <param name="Asked">The logged questions the change is made for, or that are open.</param>
/// <param name="Contradictions">What the change says of a text that is understood otherwise for sure.</param>
public sealed record ChangeReport(IReadOnlyList<ComparedSet> Sets, IReadOnlyList<AskedQuestion> Asked, IReadOnlyList<Contradiction> Contradictions)
{
    /// <summary>Why the change should not take effect, a sentence each; empty when it may.</summary>
    public IReadOnlyList<string> Objections => [.. Contradictions.Where(c => !c.Complained).Select(ChangeLimits.Objection), .. Sets.SelectMany(ChangeLimits.Objections)];

    public bool GetsWorse => Objections.Count > 0;
}

/// <summary>Questions with the label that is right for each, answered without the change and with it.</summary>
/// <param name="Name">content, or the path of the file.</param>
/// <param name="Rows">In the order of the set; without what only the change has brought in.</param>
public sealed record ComparedSet(string Name, IReadOnlyList<ComparedRow> Rows)
{
    public const string Content = "content";

    public Evaluation Before => Evaluation.Of(Rows.Select(r => r.Before).ToList());

    public Evaluation After => Evaluation.Of(Rows.Select(r => r.After).ToList());

    public IReadOnlyList<ComparedRow> Better => Rows.Where(r => r.Change > 0).ToList();

    public IReadOnlyList<ComparedRow> Worse => Rows.Where(r => r.Change < 0).ToList();
}

/// <param name="Touched">The change can be the reason: the question is near a changed text, or one of the changed labels is in play. See <see cref="ChangeReach"/>.</param>
public sealed record ComparedRow(EvaluationRow Before, EvaluationRow After, bool Touched)
{
    /// <summary>Above zero: the customer gets something better with the change; below: something worse.</summary>
    public int Change => AnswerWorths.Of(After).CompareTo(AnswerWorths.Of(Before));
}

/// <summary>A question that customers asked, and what they would get.</summary>
/// <param name="Expected">The label that the change wants for it; null when nobody has said.</param>
public sealed record AskedQuestion(string Text, string? Expected, AnswerDecision Before, AnswerDecision After)
{
    public bool Changes => Before.Kind != After.Kind || Before.Label != After.Label;
}

/// <summary>A text that the change puts under one label and that is answered by another for sure.</summary>
/// <param name="Complained">Customers asked it and were not helped by that answer, so that the change may well be right.</param>
public sealed record Contradiction(string Text, string Label, string Answered, bool Complained);
