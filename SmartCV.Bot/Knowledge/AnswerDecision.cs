using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Knowledge;

/// <summary>What to do with a question, given what it was understood as.</summary>
/// <param name="Kind">How sure we are.</param>
/// <param name="Label">The FAQ item or intent that is meant; null for <see cref="AnswerKind.Ask"/> and <see cref="AnswerKind.Miss"/>.</param>
/// <param name="Choices">For "did you mean": FAQ items and intents that can be chosen, best first, never the label itself.</param>
/// <param name="Nearest">The best guess, also when it was too weak: kept with an unanswered question.</param>
public sealed record AnswerDecision(AnswerKind Kind, string? Label, IReadOnlyList<string> Choices, string? Nearest)
{
    private const int MostChoices = 3;

    /// <summary>True when the label is an intent and not an item.</summary>
    public bool IsIntent => Label is not null && IntentExamples.Names.Contains(Label);

    /// <param name="text">The question: one or two words that several items share are asked back, since they name a subject and ask nothing.</param>
    public static AnswerDecision For(string text, Prediction prediction, AnswerOptions options)
    {
        var decision = For(prediction, options);
        if (decision.Label is { } alarm && IsAlarm(alarm) && OnlySpeaksOf(alarm, text)) return WithoutAlarm(prediction, options, alarm);
        // A single word fits nothing well, tells of nothing urgent, and may still name what we know something about.
        if (decision.Kind == AnswerKind.Miss && prediction.Fits >= options.Fits / 3 && Keywords.IsAll(text) && prediction.Ranked is [{ Label: not IntentExamples.None } best, ..] && best.Score >= options.Likely / 3)
            return decision with { Kind = AnswerKind.Ask, Choices = [.. ChoicesOf(prediction, null, options.Choice).Where(c => c != IntentExamples.Urgent)] };
        if (decision.Kind == AnswerKind.Ask && decision.Choices is [IntentExamples.Urgent, _, ..] or [_, IntentExamples.Urgent, ..] && Keywords.IsAll(text))
            return decision with { Choices = [.. decision.Choices.Where(c => c != IntentExamples.Urgent)] };
        if (decision.Label is null || decision.IsIntent || !Keywords.IsAll(text)) return decision;
        var choices = ChoicesOf(prediction, null, options.Shared);
        choices.Remove(IntentExamples.Urgent);
        return choices.Count < 2 ? decision : decision with { Kind = AnswerKind.Ask, Label = null, Choices = choices };
    }

    /// <summary>The same for a text that is known to be a question.</summary>
    public static AnswerDecision For(Prediction prediction, AnswerOptions options)
    {
        if (prediction.Ranked.Count == 0) return new AnswerDecision(AnswerKind.Miss, null, [], null);
        var nearest = prediction.Ranked.FirstOrDefault(r => r.Label != IntentExamples.None)?.Label;
        if (Alarm(prediction, options) is { } alarm) return new AnswerDecision(AnswerKind.Sure, alarm, [], nearest);
        var best = prediction.Ranked[0];
        var second = prediction.Ranked.Count > 1 ? prediction.Ranked[1].Score : 0;
        if (best.Label == IntentExamples.None || prediction.Fits < options.Fits) return new AnswerDecision(AnswerKind.Miss, null, [], nearest);

        if (prediction.Fits >= options.FitsToAnswer)
        {
            if (best.Score >= options.Sure && second < options.Close * best.Score) return new AnswerDecision(AnswerKind.Sure, best.Label, [], nearest);
            if (best.Score >= options.Likely && best.Score >= options.Lead * second)
                return new AnswerDecision(AnswerKind.Likely, best.Label, ChoicesOf(prediction, best.Label, Math.Max(options.Choice, options.Close * best.Score)), nearest);
        }

        var choices = ChoicesOf(prediction, null, options.Choice);
        return choices.Count == 0
            ? new AnswerDecision(AnswerKind.Miss, null, [], nearest)
            : new AnswerDecision(AnswerKind.Ask, null, choices, nearest);
    }

    private static bool IsAlarm(string label) => label is IntentExamples.Urgent or IntentExamples.Human;

    // The signs of both were looked for before: without any, a text that asks about the subject is no alarm, however near its words are.
    private static bool OnlySpeaksOf(string alarm, string text) => alarm == IntentExamples.Urgent ? UrgencySigns.OnlyAsks(text) : PersonSigns.OnlySpeaksOf(text);

    // It may still be one: then it is among the buttons, but nobody is alarmed by a guess.
    private static AnswerDecision WithoutAlarm(Prediction prediction, AnswerOptions options, string alarm)
    {
        var rest = prediction.Ranked.Where(r => r.Label != alarm).ToList();
        if (rest is [{ Label: not IntentExamples.None } best, ..] && !IsAlarm(best.Label) && best.Score >= options.Likely && prediction.Fits >= options.FitsToAnswer)
            return new AnswerDecision(AnswerKind.Likely, best.Label, [alarm], best.Label);
        if (rest is [{ Label: IntentExamples.None }, ..] || prediction.Fits < options.Fits) return new AnswerDecision(AnswerKind.Miss, null, [], rest.FirstOrDefault(r => r.Label != IntentExamples.None)?.Label);
        return new AnswerDecision(AnswerKind.Ask, null, ChoicesOf(prediction, null, options.Choice), alarm);
    }

    private static string? Alarm(Prediction prediction, AnswerOptions options)
    {
        // People in trouble write as nobody else does: the text need fit no better than one that is asked back.
        if (prediction.Fits < options.Fits) return null;
        foreach (var ranked in prediction.Ranked)
            if (IsAlarm(ranked.Label) && ranked.Score >= options.Alarm && ranked.Score >= options.AlarmClose * prediction.Ranked[0].Score)
                return ranked.Label;
        return null;
    }

    /// <summary>Nobody means "thanks", "hello" or "help" by a button; what can be chosen are items and the things the bot can do.</summary>
    public static bool IsChoice(string label) =>
        label is not (IntentExamples.None or IntentExamples.Greeting or IntentExamples.Thanks or IntentExamples.Cancel or IntentExamples.Help);

    private static List<string> ChoicesOf(Prediction prediction, string? answered, double least)
    {
        var choices = new List<string>(MostChoices);
        foreach (var ranked in prediction.Ranked)
        {
            if (ranked.Score < least || choices.Count == MostChoices) break;
            if (ranked.Label != answered && IsChoice(ranked.Label)) choices.Add(ranked.Label);
        }

        return choices;
    }
}

public enum AnswerKind
{
    /// <summary>Answer, nothing else.</summary>
    Sure,

    /// <summary>Answer, and name what else could have been meant.</summary>
    Likely,

    /// <summary>Do not answer; ask which of the choices is meant.</summary>
    Ask,

    /// <summary>Say that it was not understood, keep the question, offer a person.</summary>
    Miss,
}
