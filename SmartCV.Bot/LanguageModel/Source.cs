namespace SmartCV.Bot.LanguageModel;

/// <summary>One thing that the model may answer from.</summary>
/// <param name="Id">What a citation names.</param>
/// <param name="Title">As the customer sees it.</param>
/// <param name="Text">What is true for this customer at this hour.</param>
public sealed record Source(string Id, string Title, string Text);
