namespace SmartCV.Bot.Foundation;

/// <summary>An error that a person should read. Everything else is shown as one neutral sentence plus the turn id.</summary>
/// <param name="code">Stable, for programs: <c>ticket-not-found</c>.</param>
/// <param name="textKey">Key of the sentence in the text catalog.</param>
/// <param name="args">Values for the placeholders of that sentence.</param>
public sealed class SupportException(string code, string textKey, params (string Name, object? Value)[] args)
    : Exception($"{code}: {textKey}")
{
    public string Code { get; } = code;

    public string TextKey { get; } = textKey;

    public IReadOnlyList<(string Name, object? Value)> Args { get; } = args;
}
