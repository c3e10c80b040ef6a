using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Learning;

/// <summary>
/// Tells which questions a change can have touched. Every training differs a little from the one before, whatever was added: of four thousand questions some
/// hundred and fifty tip over in each direction. Only those near the change are worth a look, and only there a few rows mean something.
/// </summary>
internal sealed class ChangeReach
{
    /// <summary>Cosine of pieces from which on a question is near a changed text.</summary>
    private const double Near = 0.2;

    private readonly IReadOnlyList<string> _texts;
    private readonly HashSet<string> _labels;

    /// <param name="changed">What came or went.</param>
    public ChangeReach(IReadOnlyList<LabelledText> changed)
    {
        _texts = changed.Select(c => c.Text).ToList();
        _labels = changed.Select(c => c.Label).ToHashSet(StringComparer.Ordinal);
    }

    /// <param name="before">Rows in the same order as <paramref name="after"/>.</param>
    public IReadOnlyList<ComparedRow> Compare(IReadOnlyList<EvaluationRow> before, IReadOnlyList<EvaluationRow> after)
    {
        var vectors = QuestionVectors.Of([.. _texts, .. before.Select(r => r.Question.Text)]);
        return before.Select((b, i) => new ComparedRow(b, after[i], Names(b) || Names(after[i]) || IsNear(vectors, _texts.Count + i))).ToList();
    }

    private bool Names(EvaluationRow row) =>
        _labels.Contains(row.Question.Label) || (row.Decision.Label is { } label && _labels.Contains(label)) || row.Decision.Choices.Any(_labels.Contains);

    private bool IsNear(IReadOnlyList<Dictionary<ulong, float>> vectors, int row)
    {
        for (var t = 0; t < _texts.Count; t++)
            if (QuestionVectors.Cosine(vectors[t], vectors[row]) >= Near) return true;
        return false;
    }
}
