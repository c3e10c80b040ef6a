using System.Text.Json.Nodes;

namespace SmartCV.Bot.Recognition.Entities;

/// <summary>
/// Telephone numbers of many countries: groups of digits with blanks, dashes, slashes, dots and brackets, a country code, an extension. The shape decides;
/// dates, IP addresses, card and order numbers are left out.
/// </summary>
internal static class PhoneScan
{
    private const int MostDigits = 13, MostWithCountry = 15, MostGroups = 9;

    // A number behind one of these is named as something else.
    private static readonly string[] OtherNames =
        ["订单", "订单号", "单号", "流水号", "编号", "卡号", "税号", "工单", "工单号", "order", "order number", "order no", "ticket", "ticket number", "card number", "invoice", "invoice number", "account", "account number", "id", "qq", "ssn"];

    public static void Read(Passage passage, List<Entity> found)
    {
        var text = passage.Folded;
        for (var p = 0; p < text.Length;)
        {
            if (!IsStart(text, p))
            {
                p++;
                continue;
            }

            var run = PhoneRun.Read(text, p);
            if (run.End > 0 && IsNumber(text, run))
            {
                var words = passage.Text[run.Start..run.End];
                found.Add(new Entity("phonenumber", run.Start, run.End, words, new JsonObject { ["value"] = text[run.Start..run.End], ["score"] = PhoneScore.Of(text[run.Start..run.End]) }));
                p = run.End;
            }
            else p = Behind(text, p, run);
        }
    }

    private static bool IsStart(string text, int p) =>
        (char.IsAsciiDigit(text[p]) || (text[p] is '+' or '(' && p + 1 < text.Length && (char.IsAsciiDigit(text[p + 1]) || text[p + 1] is '+' or '(' or ' ')))
        && (p == 0 || !IsInside(text, p - 1));

    private static bool IsInside(string text, int before) =>
        char.IsAsciiLetterOrDigit(text[before]) || text[before] is '.' or ',' or '#' or '$' or '*' or '_' or '/' or '=' or '%' or '&' or '+'
        || (text[before] == '-' && before > 0 && char.IsAsciiDigit(text[before - 1]));

    // A run that is no number is not looked into: the rest of a formula or a code is none either.
    private static int Behind(string text, int p, PhoneRun run)
    {
        if (text[p] == '(' && run.End == 0) return p + 1;
        var end = Math.Max(run.End, p + 1);
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || (text[end] is '-' or '+' or '*' or '.' && end + 1 < text.Length && char.IsAsciiLetterOrDigit(text[end + 1])))) end++;
        return end;
    }

    private static bool IsNumber(string text, PhoneRun run)
    {
        if (!IsFree(text, run) || IsNamedOtherwise(text, run.Start)) return false;
        var most = run.HasCountry || run.HasExtension ? MostWithCountry : MostDigits;
        // "0571-88880000-123": the last group is an extension.
        var isExtended = text[run.Start] == '0' && run.Groups is [3 or 4, 7 or 8, <= 6];
        if ((run.Digits > most && !isExtended) || run.Groups.Count > MostGroups) return false;
        // "SC-20261119001" is a code, "Office-1(516)733-3989" a telephone.
        if (run.Groups.Count == 1 && run.Start > 1 && text[run.Start - 1] == '-' && char.IsAsciiLetter(text[run.Start - 2])) return false;
        if (run.Groups.Count == 1) return run.HasCountry ? run.Digits >= 7 : run.Digits >= 8 || (run.Digits >= 6 && text[run.Start] == '0');
        return run.Digits >= 7 && !IsOtherShape(text, run);
    }

    private static bool IsFree(string text, PhoneRun run)
    {
        var end = run.End;
        if (end >= text.Length) return true;
        if (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '%' or '_' or '@') return false;
        if (text[end] == ')' && !(run.Start > 0 && text[run.Start - 1] is '(' or '[')) return false;
        if (end + 1 >= text.Length) return true;
        if (text[end] is '.' or ':' or ',' or '/' or '*' or '+' or '=' && char.IsAsciiDigit(text[end + 1])) return false;
        if (text[end] is '-' or '+' && char.IsAsciiLetterOrDigit(text[end + 1])) return false;
        // Bytes in hexadecimal: "00 10 00 31 46 D9".
        return !(text[end] == ' ' && end + 2 < text.Length && char.IsAsciiHexDigit(text[end + 1]) && char.IsAsciiHexDigit(text[end + 2]) && run.Groups.TrueForAll(g => g == 2));
    }

    private static bool IsNamedOtherwise(string text, int start)
    {
        var end = start;
        while (end > 0 && start - end < 4 && text[end - 1] is ' ' or ':' or '是' or '为' or '#' or '=' or '.') end--;
        foreach (var name in OtherNames)
        {
            if (end >= name.Length && string.CompareOrdinal(text, end - name.Length, name, 0, name.Length) == 0
                && (end == name.Length || !char.IsAsciiLetter(name[0]) || !char.IsAsciiLetter(text[end - name.Length - 1]))) return true;
        }

        return false;
    }

    private static bool IsOtherShape(string text, PhoneRun run)
    {
        var groups = run.Groups;
        var words = text.AsSpan(run.Start, run.End - run.Start);
        if (words.Contains('(')) return false;
        var dots = words.Count('.');
        if (dots > 0 && (dots != 2 || groups.Count < 3 || groups[0] < 3)) return true;
        if (groups.Count == 3 && groups[0] <= 2 && groups[1] <= 2 && groups[2] == 4) return !run.HasCountry;
        if (groups.Count == 3 && groups[0] == 4 && groups[1] == 2 && groups[2] == 2) return true;
        if (groups.Count == 2 && groups[0] == 4 && groups[1] == 4 && words.Contains('/')) return true;
        if (groups.Count == 3 && groups[0] == 3 && groups[1] == 2 && groups[2] == 4) return true;
        // A country code and every other pair behind a dash is no way of writing a number.
        if (words[0] == '+' && groups.Count >= 5 && words.Count('-') == groups.Count - 1) return true;
        // A check digit ends the number of a book, not of a telephone.
        return groups[^1] == 1 || groups.Count(g => g == 1) > 2 || (run.Digits == 7 && !words.Contains('-') && text[run.Start] != '0');
    }
}
