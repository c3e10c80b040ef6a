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
            if (!Paid().IsMatch(folded) || TimeRecognizer.In(folded, facts.Context) is not { } when) continue;
            var quote = text.Quote(clause.Start + when.Start, when.End - when.Start);
            facts.Put("order_date", when.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? quote, quote);
            return;
        }
    }

    [GeneratedRegex(@"订单|付款|付的|付了|支付|购买|买的|买了|下单|扣款|扣了|扣的|各扣|充的|充了|订阅|续费|账单|(?<![a-z])(?:order(?:ed)?|paid|bought|purchased?|charged|subscribed|payment|billed)(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Paid();
}
