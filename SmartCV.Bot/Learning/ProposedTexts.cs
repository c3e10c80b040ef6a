using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Languages;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Learning;

/// <summary>What may become a way of asking.</summary>
internal static class ProposedTexts
{
    /// <summary>One line without blanks around it.</summary>
    /// <exception cref="LearnException">Nothing is left, or too much.</exception>
    public static string Clean(string text)
    {
        var line = string.Join(' ', SafeText.Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        line = string.Concat(line.Where(c => !char.IsControl(c)));
        if (!line.Any(char.IsLetterOrDigit)) throw new LearnException($"'{line}' holds no word. Expected is what a customer would write: learn variant acc-register \"how do I sign up\"");
        if (line.Length > IntentFeatures.LongestText)
            throw new LearnException($"The text has {line.Length} characters; {IntentFeatures.LongestText} at most are understood. Take the sentence that asks: '{SafeText.Cut(line, 60)}'");
        return line;
    }

    /// <exception cref="LearnException">The language that was given is not there.</exception>
    public static string LanguageOf(string text, string? given, IReadOnlyList<string> languages)
    {
        if (given is not null)
            return languages.Contains(given) ? given : throw new LearnException($"There is no language '{given}'; there are {string.Join(", ", languages)} (folders of dialogs/languages).");
        var guess = LanguageGuess.Of(text, null) ?? (text.All(char.IsAscii) ? "en" : FaqEntry.BaseLanguage);
        return languages.Contains(guess) ? guess : FaqEntry.BaseLanguage;
    }
}
