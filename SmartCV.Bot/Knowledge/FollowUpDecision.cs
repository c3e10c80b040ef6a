using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Knowledge;

/// <summary>What a follow-up means.</summary>
/// <param name="Label">The item that is meant; only for <see cref="FollowUpKind.Answer"/>.</param>
/// <param name="Choices">What (else) could be meant, best first, never the label itself and never the item that was answered last.</param>
public sealed record FollowUpDecision(FollowUpKind Kind, string? Label, IReadOnlyList<string> Choices)
{
    private const int MostChoices = 3;

    // The engine knows texts that fit nothing. From this score on the added words are about something else altogether ("天气呢").
    private const double Foreign = 0.4;

    // The geometric mean of two readings: what both name is meant even where neither is certain.
    private const double AgreedAnswer = 0.2;
    private const double AgreedChoice = 0.04;

    private static readonly FollowUpDecision NoFollowUp = new(FollowUpKind.None, null, []);

    /// <summary>
    /// The text is read alone and joined with what was asked before, and the certain reading wins: a new question is never bent to the old topic, and certain
    /// readings that differ are asked back.
    /// </summary>
    /// <param name="last">The item that was answered last.</param>
    public static FollowUpDecision Of(FollowUp followUp, string last, FollowUpReadings readings, AnswerOptions options)
    {
        var alone = readings.Alone(followUp, options);
        var isCertain = alone.Kind is AnswerKind.Sure or AnswerKind.Likely;
        // "And cancel?" breaks nothing off: only what was spoken of can be cancelled. "And my account?" is no alarm: one that shows its signs was taken before.
        if (isCertain && alone.IsIntent && alone.Label is not (IntentExamples.Cancel or IntentExamples.Urgent)) return NoFollowUp;
        if (followUp.Shape == FollowUpShape.Short && isCertain) return NoFollowUp;
        if (followUp.Shape != FollowUpShape.Whole && ScoreOf(readings.Core, IntentExamples.None) >= Foreign) return NoFollowUp;

        var itself = alone is { Kind: AnswerKind.Sure, IsIntent: false } ? alone.Label : null;
        var certain = readings.Joined.Select(j => AnswerDecision.For(j, options)).Where(d => !d.IsIntent && d.Label != last).Select(d => d.Label).Prepend(itself).OfType<string>().Distinct().ToList();
        // A bare question word names no other subject: what it would mean alone is not meant here.
        var choices = ChoicesOf(last, readings, followUp.Shape == FollowUpShape.Whole ? [] : alone.Choices.Prepend(alone.Label));
        if (certain.Count > 1) return new FollowUpDecision(FollowUpKind.Ask, null, certain.Where(c => c != last).Union(choices.Select(c => c.Label)).Take(MostChoices).ToList());
        if (certain is [var meant] && meant != last) return new FollowUpDecision(FollowUpKind.Answer, meant, CloseTo(meant, choices, options));
        if (choices is [var (best, score), ..] && score >= AgreedAnswer && score >= options.Lead * choices.ElementAtOrDefault(1).Score)
            return new FollowUpDecision(FollowUpKind.Answer, best, CloseTo(best, choices, options));

        if (followUp.Shape == FollowUpShape.Short) return NoFollowUp;
        var offered = choices.Select(c => c.Label).Take(MostChoices).ToList();
        if (choices.Count > 0 && choices[0].Score >= options.Choice) return new FollowUpDecision(FollowUpKind.Ask, null, offered);
        if (itself == last || readings.Joined.Any(j => j.Fits >= options.FitsToAnswer && j.Ranked is [var first, ..] && first.Label == last)) return new FollowUpDecision(FollowUpKind.Same, null, offered);
        return offered.Count > 0 ? new FollowUpDecision(FollowUpKind.Ask, null, offered) : NoFollowUp;
    }

    // What both readings name, best first; then what the text alone would be asked back for.
    private static List<(string Label, double Score)> ChoicesOf(string last, FollowUpReadings readings, IEnumerable<string?> alone)
    {
        var choices = readings.Core.Ranked
            .Where(r => IsOffered(r.Label))
            .Select(r => (r.Label, Score: Math.Sqrt(r.Score * readings.Joined.Max(j => ScoreOf(j, r.Label)))))
            .Where(r => r.Score >= AgreedChoice)
            .OrderByDescending(r => r.Score)
            .ToList();
        foreach (var label in alone.OfType<string>())
            if (IsOffered(label) && choices.TrueForAll(c => c.Label != label)) choices.Add((label, 0));
        return choices;

        bool IsOffered(string label) => label != last && !IntentExamples.Names.Contains(label);
    }

    private static List<string> CloseTo(string answered, List<(string Label, double Score)> choices, AnswerOptions options) =>
        choices.Where(c => c.Label != answered && c.Score >= options.Close * choices[0].Score).Select(c => c.Label).ToList();

    private static double ScoreOf(Prediction prediction, string label) => prediction.Ranked.FirstOrDefault(r => r.Label == label)?.Score ?? 0;
}

/// <summary>What the engine makes of a follow-up. Most short questions turn out to be complete, so it is only asked for what is looked at.</summary>
/// <param name="text">The text as it is.</param>
/// <param name="core">Its added words alone.</param>
/// <param name="joined">Those words behind what was asked before, and behind the title of what was answered. At least one.</param>
public sealed class FollowUpReadings(Prediction text, Func<Prediction> core, Func<IReadOnlyList<Prediction>> joined)
{
    private readonly Lazy<Prediction> _core = new(core);
    private readonly Lazy<IReadOnlyList<Prediction>> _joined = new(joined);

    public Prediction Core => _core.Value;

    public IReadOnlyList<Prediction> Joined => _joined.Value;

    /// <summary>What it means without what came before: as a whole if that is certain, else without the connecting words.</summary>
    public AnswerDecision Alone(FollowUp followUp, AnswerOptions options)
    {
        var whole = AnswerDecision.For(followUp.Core, text, options);
        return whole.Kind is AnswerKind.Sure or AnswerKind.Likely ? whole : AnswerDecision.For(followUp.Core, Core, options);
    }
}

public enum FollowUpKind
{
    /// <summary>It is none: the text is to be judged by itself.</summary>
    None,

    /// <summary>It is clear what is meant.</summary>
    Answer,

    /// <summary>Ask which one is meant.</summary>
    Ask,

    /// <summary>It asks for more about what was answered, and there is no more.</summary>
    Same,
}
