using System.Text.RegularExpressions;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Recognition;

/// <summary>A list that somebody wrote, taken apart: by lines, numbers, arrows or 先…然后…再….</summary>
internal static partial class StepLines
{
    private const int Most = 30;

    public static IReadOnlyList<string> Split(string words)
    {
        var lines = words.Split('\n');
        if (lines.Length == 1) lines = Parts(words);
        return [.. lines.Select(l => Mark().Replace(l, "").Trim(' ', '\t', ',', '，', '。', ';', '；', '、', '→', '>')).Where(l => l.Length > 0).Take(Most)];
    }

    private static string[] Parts(string line)
    {
        if (Arrow().Count(line) > 0) return Arrow().Split(line);
        if (InlineNumber().Count(line) > 1) return InlineNumber().Split(line);
        var folded = TextFold.InPlace(line);
        if (!Sequence().IsMatch(folded)) return line.Split(['；', ';', '。'], StringSplitOptions.RemoveEmptyEntries);
        var cuts = Then().Matches(folded);
        var parts = new List<string>();
        var start = 0;
        foreach (Match cut in cuts)
        {
            if (cut.Index > start) parts.Add(line[start..cut.Index]);
            start = cut.Index + cut.Length;
        }

        parts.Add(line[start..]);
        return [.. parts];
    }

    [GeneratedRegex(@"^\s*(?:(?:操作(?:步骤|过程)?|步骤|steps?)[:：]\s*)?(?:[(（]?\d{1,2}(?:[.、)）:：]|\uFE0F?\u20E3)\s*(?!\d)|[-*•·–—✅☑▶►]\s*|[①-⑳]\s*|第[一二三四五六七八九十\d]{1,2}步[，,、:：]?\s*|[一二三四五六七八九十][、.]\s*|step \d{1,2}[.:)]?\s*)?", RegexOptions.IgnoreCase | Patterns.Plain, Patterns.Limit)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s*(?:→|->|=>|➔|⇒|>(?=\s))\s*", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Arrow();

    [GeneratedRegex(@"(?:(?<=^|[\s，,。；;：:])[(（]?\d{1,2}(?:[.、)）]|\uFE0F?\u20E3)\s*(?!\d)|[①-⑳]\s*|第[一二三四五六七八九十]步[，,、:：]?\s*)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex InlineNumber();

    [GeneratedRegex(@"(?:先|首先|第一).{1,60}?(?:然后|再|接着|之后|最后)|(?<![a-z])(?:first|then|after that|next,)(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Sequence();

    [GeneratedRegex(@"[,，、;；。]?\s*(?:首先|先(?=[点打登上选新输进开把])|然后再|然后|接着再?|之后再?|最后|再(?=[点打登上选新输进开把导保]))|,?\s*(?<![a-z])(?:first|and then|then|after that|next|finally)(?![a-z]),?\s*|[,，]\s*", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Then();
}
