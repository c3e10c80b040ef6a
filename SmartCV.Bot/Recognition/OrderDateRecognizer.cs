using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>When an order was paid: yyyy-MM-dd where the words name a day, else the words (10月, last month).</summary>
internal static partial class OrderDateRecognizer
{
    public static void Read(ReportText text, FactList facts)
    {
        foreach (var clause in text.Clauses)
        {
            var folded = text.FoldedIn(clause);
            if (!Paid().IsMatch(folded) || TimeRecognizer.In(folded) is not { } when) continue;
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(facts.Context.Now, facts.Context.Zone).DateTime);
            var day = TimeWords.Day(when.Value, today);
            var quote = text.Quote(clause.Start + when.Index, when.Length);
            facts.Put("order_date", day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? quote, quote);
            return;
        }
    }

    [GeneratedRegex(@"订单|付款|付的|付了|支付|购买|买的|买了|下单|扣款|扣了|扣的|各扣|充的|充了|订阅|续费|账单|(?<![a-z])(?:order(?:ed)?|paid|bought|purchased?|charged|subscribed|payment|billed)(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Paid();
}
