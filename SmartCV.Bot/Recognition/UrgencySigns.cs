using System.Text.RegularExpressions;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// Recognises urgent matters in free text by what the help page calls urgent: account security, loss of data, paid functions out altogether, an important
/// document that cannot be exported in time (<see cref="UrgencyRules"/>). Careful on both sides: "怎么防止被盗" and "会不会全没了" ask, "被盗了怎么办" tells.
/// </summary>
public static class UrgencySigns
{
    /// <param name="text">One message, or several joined by \n.</param>
    /// <param name="language">A preference; the words of both languages count in any text.</param>
    public static UrgencySign? Read(string text, string language)
    {
        if (!MayBeUrgent(text)) return null;
        var report = ReportText.Of([text]);
        try
        {
            return InOrder(report);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>True when the text, as a whole or its last sentence, asks about something or fears it: nothing of the kind is told.</summary>
    public static bool OnlyAsks(string text)
    {
        try
        {
            return UrgencyAsks.In(TextFold.InPlace(text.Length <= ReportText.Longest ? text : text[..ReportText.Longest]));
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>True when a folded sentence tells of an intrusion or a loss.</summary>
    internal static bool Sounds(string folded)
    {
        var sentence = new UrgencySentence(folded, stackalloc UrgencyHit[UrgencyScan.MostHits]);
        return UrgencyRules.MayHold(sentence.All) && (UrgencyRules.Security(sentence) || UrgencyRules.Loss(sentence, sentence.All));
    }

    // Most messages hold nothing of the kind: they are told by their words alone, before the text is taken apart.
    private static bool MayBeUrgent(string text)
    {
        var read = text.Length <= ReportText.Longest ? text : text[..ReportText.Longest];
        // What nobody sees may part a word in two; then only the text without it tells.
        if (read.AsSpan().ContainsAnyInRange('\u200B', '\u200F') || read.Length > LongestAtOnce) return true;
        return UrgencyRules.MayHold(new UrgencySentence(TextFold.InPlace(read), stackalloc UrgencyHit[UrgencyScan.MostHits]).All);
    }

    // The kinds come in this order, also when a later sentence tells of the earlier kind.
    private static UrgencySign? InOrder(ReportText text)
    {
        var all = UrgencyClue.None;
        Span<UrgencyHit> room = stackalloc UrgencyHit[UrgencyScan.MostHits];
        foreach (var span in text.Sentences) all |= new UrgencySentence(text.Folded.AsSpan(span.Start, span.Length), room).All;
        var (loss, paid, export) = (-1, -1, -1);
        var shortOfTime = false;
        for (var i = 0; i < text.Sentences.Count; i++)
        {
            var sentence = new UrgencySentence(text.Folded.AsSpan(text.Sentences[i].Start, text.Sentences[i].Length), room);
            if (UrgencyRules.Security(sentence)) return new UrgencySign("security", text.Quote(text.Sentences[i]));
            if (loss < 0 && UrgencyRules.Loss(sentence, all)) loss = i;
            if (paid < 0 && UrgencyRules.PaidOut(sentence, all)) paid = i;
            if (export < 0 && UrgencyRules.CannotHave(sentence)) export = i;
            shortOfTime = shortOfTime || UrgencyRules.IsShortOfTime(sentence);
        }

        if (loss >= 0) return new UrgencySign("data_loss", text.Quote(text.Sentences[loss]));
        if (paid >= 0) return new UrgencySign("paid_out", text.Quote(text.Sentences[paid]));
        // The end of the time may stand in another sentence than the export: "明天面试。导出一直失败。"
        return export >= 0 && (shortOfTime || text.Sentences.Any(span => IsDeadline(text, span))) ? new UrgencySign("export_deadline", text.Quote(text.Sentences[export])) : null;
    }

    private const int LongestAtOnce = 400;

    private static bool IsDeadline(ReportText text, Span sentence) => text.FoldedIn(sentence) is var folded && ImpactRecognizer.IsDeadline(folded) && !ProblemWords.OnlyAsks.IsMatch(folded);
}
