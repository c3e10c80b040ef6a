namespace SmartCV.Bot.Recognition;

/// <summary>Tells which label (FAQ item or intent) a text means. Trained from the texts in dialogs/ alone.</summary>
public interface IIntentEngine
{
    /// <summary>Ranks the labels for the text. Pure and safe to call from many threads.</summary>
    Prediction Predict(string text, string language);
}

/// <param name="Label">An FAQ id (<c>acc-register</c>) or an intent (<c>human</c>).</param>
public sealed record LabelledText(string Label, string Text, string Language);

/// <param name="Ranked">Best first, at most five, scores between 0 and 1 that add up to at most 1.</param>
/// <param name="Fits">Between 0 and 1: how sure it is that any label fits at all. Low means out of scope.</param>
public sealed record Prediction(IReadOnlyList<ScoredLabel> Ranked, double Fits);

public sealed record ScoredLabel(string Label, double Score);
