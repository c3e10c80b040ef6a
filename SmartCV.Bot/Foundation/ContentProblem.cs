namespace SmartCV.Bot.Foundation;

/// <summary>A mistake in a content file, told so that whoever edits the file can mend it.</summary>
/// <param name="File">Path below the content root: dialogs/forms/refund/form.yaml.</param>
/// <param name="Line">From 1; 0 when the file as a whole is meant.</param>
/// <param name="Message">What was found and what is expected.</param>
public sealed record ContentProblem(string File, int Line, string Message)
{
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Message}" : $"{File}: {Message}";
}

/// <summary>Collects the problems of one reading of the content, so that all are reported at once.</summary>
public sealed class ContentProblems
{
    private readonly List<ContentProblem> _found = [];

    public IReadOnlyList<ContentProblem> Found => _found;

    public bool None => _found.Count == 0;

    public void Add(string file, int line, string message) => _found.Add(new ContentProblem(file, line, message));
}
