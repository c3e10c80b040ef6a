using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Knowledge;

/// <summary>
/// Measures without a separate file: the examples of every label are dealt into five parts, and each part is asked of an engine that was trained on
/// the other four. Harder than real life, since every item is short of a fifth of its ways of asking, but comparable between versions.
/// </summary>
public static class CrossValidation
{
    private const int Parts = 5;

    public static Evaluation Run(IReadOnlyList<LabelledText> examples, AnswerOptions options)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var dealt = new List<(LabelledText Example, int Part)>(examples.Count);
        foreach (var example in examples)
        {
            var number = seen[example.Label] = seen.GetValueOrDefault(example.Label) + 1;
            dealt.Add((example, Part(number)));
        }

        var rows = new List<EvaluationRow>(examples.Count);
        for (var part = 0; part < Parts; part++)
        {
            var engine = IntentEngine.Train(dealt.Where(d => d.Part != part).Select(d => d.Example).ToList());
            foreach (var (example, _) in dealt.Where(d => d.Part == part))
                rows.Add(Evaluation.Row(new Question(example.Text, example.Label, 0), engine.Predict(example.Text, example.Language), options));
        }

        return Evaluation.Of(rows);
    }

    // Scattered, so that no part gets all the titles (they come first) or all of one language.
    private static int Part(int number) => (int)(((uint)number * 2654435761u >> 8) % Parts);
}
