using System.Text.RegularExpressions;

namespace SmartCV.Bot.Understanding;

/// <summary>The subject where a mail was pasted together with it: a first line "Subject: …" or "主题：…".</summary>
internal static partial class MailHead
{
    /// <summary>The subject, or null when there is none, and the messages without it.</summary>
    public static (string? Subject, IReadOnlyList<string> Messages) Split(IReadOnlyList<string> messages)
    {
        if (Subject().Match(messages[0]) is not { Success: true } match) return (null, messages);
        var rest = messages[0][match.Length..];
        return (match.Groups["v"].Value.Trim(), string.IsNullOrWhiteSpace(rest) && messages.Count > 1 ? [.. messages.Skip(1)] : [rest, .. messages.Skip(1)]);
    }

    [GeneratedRegex(@"^\s{0,8}(?:Subject|主题|主題|主旨|邮件主题|邮件标题)\s?[:：](?<v>[^\r\n]{1,300})(?:\r?\n|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Subject();
}
