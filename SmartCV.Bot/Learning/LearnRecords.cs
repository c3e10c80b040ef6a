using SmartCV.Bot.Knowledge;

namespace SmartCV.Bot.Learning;

/// <param name="Language">Null: told from each text.</param>
/// <param name="Questions">Ids of the unanswered questions that are settled by it.</param>
public sealed record VariantProposal(string Item, IReadOnlyList<string> Texts, string? Language, IReadOnlyList<string> Questions, string Author);

/// <param name="File">Path of a file of items.</param>
/// <param name="Language">Null: the base language.</param>
/// <param name="Questions">Ids of the unanswered questions that are settled by it.</param>
public sealed record ItemProposal(string File, string? Language, IReadOnlyList<string> Questions, string Author);

/// <param name="Book">For the titles of the nearest items.</param>
/// <param name="More">True when there are older questions that were left out.</param>
public sealed record GroupedQuestions(IReadOnlyList<QuestionGroup> Groups, FaqBook Book, bool More);

public sealed record CheckedChange(IReadOnlyList<OverlayEntry> Entries, IReadOnlyList<OverlayNote> Notes, ChangeReport Report);

/// <param name="Check">Null when entries in use were only confirmed.</param>
public sealed record AppliedChange(CheckedChange? Check, bool Applied);

/// <param name="Files">Those that have changed.</param>
/// <param name="Settled">True when the files are the host's own, so that the entries are done with.</param>
public sealed record ExportedChange(IReadOnlyList<OverlayEntry> Entries, IReadOnlyList<string> Files, bool Settled);
