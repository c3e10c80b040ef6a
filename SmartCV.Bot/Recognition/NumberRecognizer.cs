using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>Identifiers that stand behind their name: user id, order number, tax number, telephone, app version, error code.</summary>
internal static partial class NumberRecognizer
{
    public static void Read(ReportText text, FactList facts)
    {
        facts.Put("user_id", text, UserId().Match(text.Folded));
        facts.Put("order", text, Order().Match(text.Folded));
        facts.Put("app_version", text, AppVersion().Match(text.Folded));
        facts.Put("error_code", text, ErrorCode().Match(text.Folded));
        if (!facts.Has("error_code")) facts.Put("error_code", text, HttpStatus().Match(text.Folded));
        ReadTaxNumber(text, facts);
        ReadPhone(text, facts);
    }

    private static void ReadTaxNumber(ReportText text, FactList facts)
    {
        var match = NamedTaxNumber().Match(text.Folded);
        if (!match.Success && InvoiceWord().IsMatch(text.Folded)) match = TaxNumber().Match(text.Folded);
        if (!match.Success) return;
        var number = match.Groups["v"].Value.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        if (number.Length is >= 15 and <= 20) facts.Put("tax_number", number, text.Quote(match.Groups["v"].Index, match.Groups["v"].Length));
    }

    private static void ReadPhone(ReportText text, FactList facts)
    {
        foreach (Match match in Phone().Matches(text.Folded))
        {
            var before = text.Folded[Math.Max(0, match.Index - 8)..match.Index];
            if (OtherNumber().IsMatch(before)) continue;
            var quote = text.Quote(match.Index, match.Length);
            var compact = quote.Replace(" ", "", StringComparison.Ordinal);
            facts.Put("phone", match.Groups["m"].Success ? compact.Replace("-", "", StringComparison.Ordinal) : compact, quote);
            return;
        }
    }

    [GeneratedRegex(@"(?:用户|账号|账户|帐号|会员|(?<![a-z])(?:user|account|member))\s?(?:id|编号|号(?=[:：是为 ]))(?:\s?(?:是|为|is|[:：=#]))*\s?(?<v>(?=[a-z_\-]{0,40}[0-9])[a-z0-9][a-z0-9_\-]{2,63})(?![a-z0-9_@.])|(?<![a-z])uid\s?(?:是|为|is|[:：=#])*\s?(?<v>[a-z0-9][a-z0-9_\-]{2,63})(?![a-z0-9_@.])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex UserId();

    [GeneratedRegex(@"(?:(?:订单|交易|付款|支付|流水|商户单?)(?:单号|编号|号码?|id)|(?<![a-z])(?:order|transaction|payment)\s?(?:number|no\.?|id|#))(?:\s?(?:是|为|is|was|[:：=#】]))*\s?#?(?<v>(?=[a-z\-]{0,12}[0-9])[a-z0-9][a-z0-9\-]{5,39})(?![a-z0-9])|订单[:： ]{0,2}(?<v>\d{8,32})(?![a-z0-9])|(?<![a-z])order #?(?<v>[a-z]{0,4}-?\d{5,32})(?![a-z0-9])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Order();

    [GeneratedRegex(@"(?:(?<![a-z])app|客户端|小程序|软件|smartcv)\s?(?:的)?(?:版本号?|version)?(?:是|[:： ])*(?:v|version )?\s?(?<v>\d{1,3}\.\d{1,4}(?:\.\d{1,6}){0,2})(?![0-9.]|\s?(?:分|mb|kb|gb|元))|(?<![a-z])app v(?<v>\d{1,3})(?![0-9.])|(?:^|当前)(?:版本号?|version)(?:是|[:：= ])*v?(?<v>\d{1,3}\.\d{1,4}\.\d{1,6})(?![0-9.])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex AppVersion();

    [GeneratedRegex(@"(?:错误(?:代?码|编号)|报错代?码|(?<![a-z])error\s?(?:code|no\.?|number|id))(?:\s?(?:是|为|is|was|[:：=#]))*\s?(?<v>(?=[a-z_\-]{0,40}[0-9])[a-z0-9][a-z0-9_\-]{1,39}|[a-z]{2,}(?:_[a-z]{2,}){1,6})(?![a-z0-9_])|(?<![a-z0-9_])(?<v>err_[a-z]{2,}(?:_[a-z]{2,}){0,6}|e[\-_]\d{3,6}|0x[0-9a-f]{4,8})(?![a-z0-9_])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex ErrorCode();

    [GeneratedRegex(@"(?<![a-z])http(?: status)? (?<v>[45]\d\d)(?!\d)|(?:报错?|错误|提示|显示|弹出?|返回|失败|returns?|error|status|says|shows|got an?|gives me)[了个 :：]{0,3}(?<v>(?:40[0-9]|41[0-9]|429|50[0-5]))(?![0-9]|\s?(?:个|次|份|元|块|字|kb|mb|times|mb))", Patterns.Plain, Patterns.Limit)]
    private static partial Regex HttpStatus();

    [GeneratedRegex(@"(?:税号|纳税人?识别号|(?:统一)?社会信用代码|(?<![a-z])tax (?:number|no\.?|id)|(?<![a-z])vat (?:number|no\.?|id))(?:\s?(?:是|为|is|[:：=#]))*\s?(?<v>[0-9a-z](?:[ \-]?[0-9a-z]){14,19})(?![0-9a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex NamedTaxNumber();

    // GB 32100-2015: 18 characters, the third to eighth digits (place); no I, O, S, V, Z.
    [GeneratedRegex(@"(?<![0-9a-z])(?<v>(?:1[1239]|5[1239]|9[123]|[2-8a-y][0-9a-y])\d{6}[0-9a-hj-npqrtuwxy]{10})(?![0-9a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex TaxNumber();

    [GeneratedRegex(@"发票|开票|抬头|税|(?<![a-z])(?:invoice|tax|vat)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex InvoiceWord();

    [GeneratedRegex(@"(?<![0-9a-z+\-.@])(?:(?<m>(?:\+?86[ \-]?)?1[3-9]\d[ \-]?\d{4}[ \-]?\d{4})|(?:0\d{2,3}[\- ]\d{7,8}|[48]00[\- ]?\d{3}[\- ]?\d{4})(?:\s?(?:转|ext\.?|-)\s?\d{1,6})?|\+\d{1,3}[ \-]?\(?\d{1,4}\)?(?:[ \-]?\d{2,4}){2,4})(?![0-9a-z@]|\.\d)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Phone();

    [GeneratedRegex(@"(?:订单|单号|流水|税号|编号|id|order|no\.?|tax)[号是为:： #]{0,4}$", Patterns.Plain, Patterns.Limit)]
    private static partial Regex OtherNumber();
}
