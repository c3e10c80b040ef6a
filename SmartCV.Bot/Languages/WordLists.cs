using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Languages;

/// <summary>The lists of words.yaml that the program looks into. A misspelt one would leave a word such as 转人工 without effect, so it is told at the start.</summary>
public static class WordLists
{
    public static IReadOnlyList<string> All { get; } =
    [
        LanguageWords.Before, LanguageWords.After, "yes", "no", "skip", "back", "cancel", "pause", "resume", "restart", "submit", "person", "bot", "angry", "none_of_these", "help", "greeting", "thanks",
        "bye", "solved", "unsolved", "urgent", "ticket", "language", "languages", "ok", "plan_paid", "plan_free", "plan_professional", "plan_enterprise",
        "follow_before", "follow_after", "follow_whole", "follow_not",
    ];

    public static void Check(LanguageWords words, ContentProblems problems)
    {
        // A base that could not be read at all is one problem and not thirty.
        if (words.Places.Count == 0) return;
        foreach (var (list, file, line) in words.Places)
            if (!All.Contains(list)) problems.Add(file, line, $"The program has no use for a list '{list}'; known are {string.Join(", ", All)}.");
        foreach (var list in All.Except(words.Places.Where(p => p.File == LanguageWords.BaseFile).Select(p => p.List)))
            problems.Add(LanguageWords.BaseFile, 0, $"The list '{list}' is missing: the program looks into it.");
    }
}
