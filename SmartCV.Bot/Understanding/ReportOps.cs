using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Understanding;

/// <summary>The line <c>report</c>: the fields of a problem report out of what a customer wrote.</summary>
internal static partial class ReportOps
{
    private static readonly string[] Fields =
        ["summary", "symptom", "steps", "expected", "actual", "impact", "occurred_at", "os", "browser", "device", "network", "account_email", "plan", "category", "type", "urgency"];

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static JsonObject Read(OpRequest request)
    {
        var messages = request.Texts("messages");
        if (messages.Count == 0) throw new OpException("messages must hold at least one text, was empty.");
        var language = request.TextOrNull("lang") ?? "zh";
        var subject = request.TextOrNull("subject");
        if (subject is null && request.TextOrNull("channel") is null or "email") (subject, messages) = MailHead.Split(messages);
        var facts = FactReader.Read(messages, new ReadContext(TimeOf(request), Zone, language) { Subject = subject, IsWhole = true });
        var said = subject is null ? messages : [subject, .. messages];
        var fields = new JsonObject();
        foreach (var field in Fields) fields[field] = ValueOf(field, facts, said, language);
        return fields;
    }

    private static JsonNode? ValueOf(string field, Facts facts, IReadOnlyList<string> said, string language)
    {
        if (field == "urgency") return Urgency(facts, said, language);
        if (field == "steps") return new JsonArray([.. (facts[field] ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(s => JsonValue.Create(s))]);
        // The customer's words for the time, as they stand: what they mean on the calendar is another question.
        return facts[field];
    }

    // As the help page puts it: urgent matters, then faults and what keeps somebody out, then wishes and questions. A ticket's priority follows dialogs/desk.
    internal static string Urgency(Facts facts, IReadOnlyList<string> said, string language)
    {
        if (UrgencySigns.Read(string.Join('\n', said), language) is not null) return "P1";
        if (facts["category"] is null or "suggestion" || facts["type"] is "invoice") return "P3";
        var told = $"{facts["symptom"]}\n{facts["actual"]}";
        return facts["type"] switch
        {
            // Money that was taken wrongly is a fault; money that is wanted back is a wish.
            "refund" => Taken().IsMatch(told) ? "P2" : "P3",
            "subscription" => Asks().IsMatch(string.Join('\n', said)) && !ProblemWords.Problem.IsMatch(told) ? "P3" : "P2",
            _ => "P2",
        };
    }

    [GeneratedRegex("扣|charged|billed", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Taken();

    [GeneratedRegex("怎么|怎样|如何|哪里|咋|(?<![a-z])(?:how|where|can i)(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Asks();

    // Without a zone it is the desk's.
    private static DateTimeOffset TimeOf(OpRequest request)
    {
        if (request.TextOrNull("time") is not { } text) return TimeProvider.System.GetUtcNow();
        // Near the ends of the calendar a zone, or "a year ago", leaves it.
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) || time.Year is < 1000 or > 3000)
            throw new OpException($"time must be a moment such as 2026-11-22T09:00:00, was '{text}'.");
        return time.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(time, Zone.GetUtcOffset(time)) : new DateTimeOffset(time);
    }
}
