using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// Category and type. Needs a problem, a request or a suggestion in the text: an answer such as "Windows 11, Chrome" has no kind. The words are weighed
/// once per clause, so that a long text does not win by repeating itself.
/// </summary>
internal static class KindRecognizer
{
    private const int Least = 3;
    private const int Settles = 6;
    private const string Broadest = "feature_broken";

    public static void Read(ReportText text, string? subject, FactList facts)
    {
        // What is said outright needs no guessing, and no sign of a problem.
        if (KindWords.Stated.Match(text.Folded) is { Success: true } said)
        {
            Put(facts, (KindWords.TypeOf[said.Groups["type"].Value], text.Quote(said.Index, said.Length)));
            return;
        }

        var subjectText = subject is null ? null : ReportText.Of([subject]);
        if (Suggestion(text, subjectText) is { } suggestion)
        {
            Put(facts, suggestion);
            return;
        }

        var isWhole = facts.Context.IsWhole;
        if (!isWhole && !IsReport(text, subjectText)) return;
        var scores = new Dictionary<string, (int Score, string Quote)>(StringComparer.Ordinal);
        Score(text, KindWords.Signs, scores);
        if (subjectText is not null) Score(subjectText, KindWords.Signs, scores);
        if (Best(scores) is { } best) Put(facts, best);
        // A fault that no word places is one of the program.
        else if (isWhole && IsReport(text, subjectText)) Put(facts, ("feature_broken", text.Quote(text.Sentences.FirstOrDefault(s => IsFaulty(text.FoldedIn(s)), text.Sentences[0]))));
    }

    private static bool IsReport(ReportText text, ReportText? subject) =>
        Tells(text) || (subject is not null && Tells(subject));

    // "How do I keep my résumés from being lost?" tells of nothing.
    private static bool Tells(ReportText text) => text.Sentences.Any(s =>
    {
        var folded = text.FoldedIn(s);
        return (IsFaulty(folded) || ProblemWords.Wish.IsMatch(folded)) && !ProblemWords.OnlyAsks.IsMatch(folded);
    });

    private static bool IsFaulty(string folded) => ProblemWords.Problem.IsMatch(folded) || ProblemWords.Outcome.IsMatch(folded);

    private static (string Type, string Quote)? Suggestion(ReportText text, ReportText? subject)
    {
        var asks = KindWords.Suggests.Match(KindWords.NoSuggestion.Replace(text.Folded, Blank));
        if (!asks.Success && (subject is null || !KindWords.Suggests.IsMatch(subject.Folded))) return null;
        // "导出失败，建议你们修一下": the fault is the matter. "建议发票…" is about invoices all the same.
        var scores = new Dictionary<string, (int Score, string Quote)>(StringComparer.Ordinal);
        Score(text, KindWords.SuggestionSigns, scores);
        if (subject is not null) Score(subject, KindWords.SuggestionSigns, scores);
        if (IsFault(text) && (scores.Count == 0 || !KindWords.SaysSuggestion.IsMatch(text.Folded + subject?.Folded))) return null;
        if (Best(scores) is { } best) return best;
        return ("improvement", asks.Success ? text.Quote(text.ClauseAt(asks.Index)) : text.Quote(text.Sentences[0]));
    }

    // The places of the words stay.
    private static string Blank(Match match) => new(' ', match.Length);

    private static bool IsFault(ReportText text) => Hard.IsMatch(text.Folded);

    private static readonly Regex Hard = Patterns.Words("失败|报错|出错|打不开|用不了|导不出|登不|崩溃|闪退|白屏|没反应|丢失|没了|不见了|扣(款|费|钱|了)|退款|退费|发票|乱码|错位|收不到|无法(登|打|导|使|加|保|上|下)|不支持|fail|error|crash|broken|can't (log|sign|export|open|download|upload|save|pay)|cannot (log|sign|export|open|download|upload|save|pay)|refund|invoice|lost|gone|not working|doesn't work");

    private static void Score(ReportText text, (string Type, int Weight, Regex Words)[] signs, Dictionary<string, (int Score, string Quote)> scores)
    {
        foreach (var (type, weight, words) in signs)
        {
            var clauses = text.Sentences.Where(s => words.IsMatch(ProblemWords.Asserted(text.FoldedIn(s)))).Take(3).ToList();
            if (clauses.Count == 0) continue;
            var (score, quote) = scores.GetValueOrDefault(type, (0, text.Quote(clauses[0])));
            scores[type] = (score + weight + Math.Min(clauses.Count - 1, 2), quote);
        }
    }

    private static (string Type, string Quote)? Best(Dictionary<string, (int Score, string Quote)> scores)
    {
        (string Type, string Quote)? best = null;
        var most = Least - 1;
        // "A feature does not work" is true of nearly every fault: it gives way to a type that is settled by its own words.
        var isSettled = scores.Any(s => s.Key != Broadest && s.Value.Score >= Settles);
        foreach (var (type, (score, quote)) in scores.OrderBy(s => s.Key, StringComparer.Ordinal))
            if (score > most && !(isSettled && type == Broadest)) (best, most) = ((type, quote), score);
        return best;
    }

    private static void Put(FactList facts, (string Type, string Quote) kind)
    {
        facts.Put("type", kind.Type, kind.Quote);
        facts.Put("category", KindWords.CategoryOf[facts["type"]!], kind.Quote);
    }
}
