using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// Recognises urgent matters in free text by what the help page calls urgent: account security, loss of data, paid functions out altogether, an important
/// document that cannot be exported in time. Careful on both sides: "怎么防止被盗" and "会不会全没了" ask, "被盗了怎么办" tells.
/// </summary>
public static class UrgencySigns
{
    /// <param name="text">One message, or several joined by \n.</param>
    /// <param name="language">A preference; the words of both languages count in any text.</param>
    public static UrgencySign? Read(string text, string language)
    {
        var report = ReportText.Of([text]);
        try
        {
            return One(report, "security", UrgencyWords.Security) ?? Loss(report) ?? PaidOut(report) ?? Export(report);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>True when a folded sentence tells of an intrusion or a loss.</summary>
    internal static bool Sounds(string folded) => (UrgencyWords.Security.IsMatch(folded) || UrgencyWords.DataLoss.IsMatch(folded)) && !UrgencyWords.Asks.IsMatch(folded);

    private static UrgencySign? One(ReportText text, string kind, Regex words)
    {
        foreach (var sentence in text.Sentences)
        {
            var folded = text.FoldedIn(sentence);
            if (words.IsMatch(folded) && !UrgencyWords.Asks.IsMatch(folded)) return new UrgencySign(kind, text.Quote(sentence));
        }

        return null;
    }

    private static UrgencySign? Loss(ReportText text) =>
        One(text, "data_loss", UrgencyWords.DataLoss) ?? (UrgencyWords.Produced.IsMatch(text.Folded) ? null : One(text, "data_loss", UrgencyWords.Emptied));

    private static UrgencySign? PaidOut(ReportText text)
    {
        if (One(text, "paid_out", UrgencyWords.NotActivated) is { } sign) return sign;
        // "付了年费 钱扣了" and "还是免费版" often come as two messages.
        if (UrgencyWords.PaidAlready.IsMatch(text.Folded) && One(text, "paid_out", UrgencyWords.StillFree) is { } free) return free;
        return UrgencyWords.Paying.IsMatch(text.Folded) ? One(text, "paid_out", UrgencyWords.AllOut) : null;
    }

    // The end of the time may stand in another sentence than the export: "明天面试。导出一直失败。"
    private static UrgencySign? Export(ReportText text) => HasDeadline(text) ? One(text, "export_deadline", UrgencyWords.CannotExport) : null;

    private static bool HasDeadline(ReportText text)
    {
        foreach (var sentence in text.Sentences)
        {
            var folded = text.FoldedIn(sentence);
            if ((UrgencyWords.Pressing.IsMatch(folded) || ImpactRecognizer.IsDeadline(folded)) && !ProblemWords.OnlyAsks.IsMatch(folded)) return true;
        }

        return false;
    }
}
