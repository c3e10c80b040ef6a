using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>The company for an invoice. Outside of invoices a company in the text is an employer in a résumé, and none of our business.</summary>
internal static partial class CompanyRecognizer
{
    public static void Read(ReportText text, FactList facts)
    {
        if (!About().IsMatch(text.Folded)) return;
        var match = Named().Match(text.Folded);
        if (!match.Success) match = Full().Match(text.Folded);
        if (!match.Success) match = English().Match(text.Folded);
        facts.Put("company", text, match);
    }

    [GeneratedRegex(@"发票|开票|抬头|税号|公司(?:名|全称)|单位名|识别号|(?<![a-z])(?:invoice|tax (?:id|number|no)|vat|company name|billing name)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex About();

    private const string Name = @"(?<v>[\p{IsCJKUnifiedIdeographs}a-z0-9()·&\-]{2,50}?(?:公司|集团|事务所|大学|学院|学校|医院|银行|工作室|研究院|研究所|协会|中心|合作社|委员会|出版社|个体工商户)(?:[\p{IsCJKUnifiedIdeographs}]{0,8}(?:分公司|支行|分行|分所))?)";

    [GeneratedRegex(@"(?:抬头|公司(?:名称?|全称)|单位名称?|开给|名称)\s?(?:应该|应当|正确的?|要|请|就)?(?:开|写|填|改)?(?:是|为|成|给|[:：])*\s*" + Name, Patterns.Plain, Patterns.Limit)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<![\p{IsCJKUnifiedIdeographs}a-z0-9])(?:我们?(?:公司|单位)?是|我司是|公司是)?(?<v>[\p{IsCJKUnifiedIdeographs}a-z0-9()·&\-]{2,40}?(?:有限责任公司|股份有限公司|有限公司|集团公司|合伙企业)(?:[\p{IsCJKUnifiedIdeographs}]{1,8}分公司)?)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Full();

    [GeneratedRegex(@"(?:company(?: name)?|billing name|invoice (?:to|title)|made out to|billed to)\s?(?:is|should be|:)*\s*(?<v>[a-z0-9][a-z0-9&.\- ]{1,60}?(?: (?:ltd|inc|llc|gmbh|corp|co|plc|limited|corporation|company)(?![a-z])\.?(?:,? ?ltd\.?)?))", Patterns.Plain, Patterns.Limit)]
    private static partial Regex English();
}
