using System.Text.RegularExpressions;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// Recognises the plain wish for a person ("找你们经理", "put me through to somebody"), so that it never depends on how a training came out: who asks for a
/// person and gets an article is lost. What asks ABOUT the service ("人工客服几点上班") is left to the FAQ.
/// </summary>
public static class PersonSigns
{
    private const int Longest = 60;

    public static bool Wants(string text)
    {
        if (text.Length > Longest) return false;
        var folded = TextFold.InPlace(text);
        try
        {
            var han = folded.AsSpan().ContainsAnyInRange('\u4E00', '\u9FFF');
            return (han ? PersonWords.WishHan : PersonWords.WishLatin).IsMatch(folded) && !PersonWords.About.IsMatch(folded) && !PersonWords.Subject.IsMatch(folded);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>True when the text speaks of persons as the matter of a resume, of another company or of a trade, and asks for none.</summary>
    public static bool OnlySpeaksOf(string text)
    {
        try
        {
            return PersonWords.Subject.IsMatch(TextFold.InPlace(text));
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
