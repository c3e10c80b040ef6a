using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SmartCV.Bot.Languages;

/// <summary>
/// Guesses the language of one message. Chinese users mix English words into their sentences, paste English error messages and say "ok";
/// English users quote Chinese error messages. So Han outside of quotes means Chinese unless an English sentence surrounds it, and leaving
/// Chinese takes a few English words of which one is spoken by a person (I, my, how).
/// </summary>
public static partial class LanguageGuess
{
    private const int EnglishSentence = 3;
    private const int LongEnglishText = 8;

    private static readonly FrozenSet<string> Spoken = Words(
        "i i'm im i've i'd i'll my me we we're our us how what what's why where where's who hello hi hey help thanks thank want english");

    /// <summary>First words of questions; error messages do not begin with them.</summary>
    private static readonly FrozenSet<string> Asking = Words("do does did is are should would which when");

    private static readonly FrozenSet<string> Common = Words(
        """
        a an the this that these it its it's is are was were be been am do does did don't doesn't didn't not no can can't cannot could couldn't
        will won't would should to of in on at for from with without and or but if when after before you your they please need see get got make
        have has had there any some all more again still just now today yesterday export exporting download upload uploading login log sign
        password account resume cv payment paid pay refund invoice cancel subscription upgrade problem issue error failed fails fail broken
        wrong lost missing slow page file template email contact support agent person human talk speak ticket price free trial
        """);

    /// <summary>zh, en, or the current one when the text does not tell.</summary>
    /// <param name="current">Language of the conversation so far; null while unknown.</param>
    public static string? Of(string text, string? current)
    {
        var plain = Plain(text);
        if (OtherScript().IsMatch(plain)) return current;
        var han = Han().Count(plain);
        var words = LatinWord().Matches(plain).Select(m => m.Value.ToLowerInvariant().Replace('\u2019', '\'')).ToList();
        if (words.Count == 0) return han > 0 ? "zh" : current;
        if (han > 0) return IsEnglishSentence(words) && han <= words.Count ? "en" : "zh";
        return IsEnglish(words, current) ? "en" : current;
    }

    private static bool IsEnglish(List<string> words, string? current)
    {
        if (current == "en" || words.TrueForAll(w => Pinyin().IsMatch(w))) return false;
        if (IsEnglishSentence(words)) return true;
        var common = words.Count(w => Common.Contains(w) || Spoken.Contains(w));
        if (current is not null) return words.Count >= LongEnglishText && common >= 2;
        return words is ["hello" or "hey"] || (words.Count >= 2 && common >= 1);
    }

    private static bool IsEnglishSentence(List<string> words) =>
        words.Count >= EnglishSentence && (words.Exists(Spoken.Contains) || Asking.Contains(words[0]) || words[^1] is "please");

    /// <summary>Without addresses, file names and quotations. A text that is nothing but a quotation is kept.</summary>
    private static string Plain(string text)
    {
        var bare = Addresses().Replace(text, " ");
        var unquoted = Quotation().Replace(bare, " ");
        return Letter().IsMatch(unquoted) ? unquoted : bare;
    }

    private static FrozenSet<string> Words(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(\.[\w-]+)+|\b\w+\.(pdf|docx?|txt|rtf|odt|html?|png|jpe?g|com|cn|cc)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Addresses();

    [GeneratedRegex("“[^”]{1,300}”|\"[^\"]{1,300}\"|「[^」]{1,300}」|『[^』]{1,300}』|《[^》]{1,300}》|【[^】]{1,300}】")]
    private static partial Regex Quotation();

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letter();

    [GeneratedRegex("[\u4E00-\u9FFF\u3400-\u4DBF\uF900-\uFAFF]")]
    private static partial Regex Han();

    // Kana, Hangul, Cyrillic, Arabic, Thai: neither of the two languages that are told apart here.
    [GeneratedRegex("[\u3041-\u30FA\uAC00-\uD7AF\u0400-\u04FF\u0600-\u06FF\u0E00-\u0E7F]")]
    private static partial Regex OtherScript();

    [GeneratedRegex(@"(?<![A-Za-z0-9_'’])[A-Za-z]+(['’][A-Za-z]+)?(?![A-Za-z0-9_])")]
    private static partial Regex LatinWord();

    // People without a Chinese keyboard write jianli daochu shibai.
    [GeneratedRegex("^((zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|van|an|en|in|un|vn|ai|ei|ui|ao|ou|iu|ie|ve|ue|er|ia|ua|uo|a|o|e|i|u|v))+$")]
    private static partial Regex Pinyin();
}
