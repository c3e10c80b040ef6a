namespace SmartCV.Bot.Foundation;

/// <summary>A mistake in a content file, told so that whoever edits the file can mend it.</summary>
/// <param name="File">Path below the content root: dialogs/forms/refund/form.yaml.</param>
/// <param name="Line">From 1; 0 when the file as a whole is meant.</param>
/// <param name="Message">What was found and what is expected.</param>
public sealed record ContentProblem(string File, int Line, string Message)
{
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Message}" : $"{File}: {Message}";
}

/// <summary>
/// Collects the problems of one reading of the content, so that all are reported at once; but not what only follows from another one, or a single slip
/// would be told as two hundred.
/// </summary>
public sealed class ContentProblems
{
    private readonly List<ContentProblem> _found = [];
    private readonly List<ContentProblem> _unreadable = [];

    public IReadOnlyList<ContentProblem> Found => _found;

    /// <summary>Files that could not be read at all. Whatever names something in them seems to be wrong too.</summary>
    public IReadOnlyList<ContentProblem> Unreadable => _unreadable;

    public bool None => _found.Count == 0;

    public void Add(string file, int line, string message) => _found.Add(new ContentProblem(file, line, message));

    public void AddUnreadable(string file, int line, string message)
    {
        Add(file, line, message);
        _unreadable.Add(_found[^1]);
    }

    /// <summary>For what builds on something that was read since: its problems are told only when that had none.</summary>
    /// <param name="mark">How many problems were found before that was read.</param>
    public ContentProblems IfNoneSince(int mark) => _found.Count == mark ? this : new ContentProblems();
}
