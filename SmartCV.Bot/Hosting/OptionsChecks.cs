using System.Globalization;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.LanguageModel;
using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Hosting;

/// <summary>What our settings may be. Each sentence names the key, the value and the range.</summary>
public static class OptionsChecks
{
    public static IEnumerable<string> Database(DatabaseOptions o)
    {
        if (o.Engine is not (DatabaseOptions.Sqlite or DatabaseOptions.Postgres))
            yield return $"Database:Engine must be {DatabaseOptions.Sqlite} or {DatabaseOptions.Postgres}, was '{o.Engine}'.";
        if (o.Engine == DatabaseOptions.Postgres && o.Connection.Length == 0)
            yield return "Database:Connection must be an Npgsql connection string (Host=...;Database=...;Username=...) when Database:Engine is postgres, was empty.";
    }

    public static IEnumerable<string> Pump(PumpOptions o)
    {
        if (o.Lease < TimeSpan.FromSeconds(1) || o.Lease > TimeSpan.FromMinutes(10))
            yield return $"Pump:Lease must be from 00:00:01 to 00:10:00, was {o.Lease}.";
        if (o.Poll < TimeSpan.FromMilliseconds(10) || o.Poll > TimeSpan.FromHours(1))
            yield return $"Pump:Poll must be from 00:00:00.010 to 01:00:00, was {o.Poll}.";
        if (o.Turns is < 1 or > 1024) yield return $"Pump:Turns must be from 1 to 1024, was {o.Turns}.";
        if (o.AtOnce < TimeSpan.Zero || o.AtOnce > TimeSpan.FromSeconds(1)) yield return $"Pump:AtOnce must be from 00:00:00 to 00:00:01, was {o.AtOnce}.";
        if (o.Grace < TimeSpan.Zero || o.Grace > TimeSpan.FromMinutes(1)) yield return $"Pump:Grace must be from 00:00:00 to 00:01:00, was {o.Grace}.";
        if (o.SendLimit < TimeSpan.FromSeconds(1) || o.SendLimit > TimeSpan.FromMinutes(10)) yield return $"Pump:SendLimit must be from 00:00:01 to 00:10:00, was {o.SendLimit}.";
        if (o.Sends is < 1 or > 1024) yield return $"Pump:Sends must be from 1 to 1024, was {o.Sends}.";
        if (o.DeliveryDeadline <= TimeSpan.Zero) yield return $"Pump:DeliveryDeadline must be above zero, was {o.DeliveryDeadline}.";
    }

    public static IEnumerable<string> Keep(KeepOptions o)
    {
        if (o.Inbox < TimeSpan.FromDays(7)) yield return $"Keep:Inbox must be at least 7.00:00:00, since peers repeat for days, was {o.Inbox}.";
        if (o.UnsentFiles < TimeSpan.FromHours(1)) yield return $"Keep:UnsentFiles must be at least 01:00:00, was {o.UnsentFiles}.";
        if (o.Changes < TimeSpan.FromDays(1)) yield return $"Keep:Changes must be at least 1.00:00:00, was {o.Changes}.";
    }

    public static IEnumerable<string> Support(SupportOptions o)
    {
        if (o.PublicAddress.Length > 0 && !IsAddress(o.PublicAddress))
            yield return $"Support:PublicAddress must be the address users reach this host at (https://support.example.com), was '{o.PublicAddress}'.";
        if (o.Forum.Length > 0 && !IsAddress(o.Forum)) yield return $"Support:Forum must be an http or https address, was '{o.Forum}'.";
        if (o.Site.Length > 0 && !IsAddress(o.Site)) yield return $"Support:Site must be an http or https address, was '{o.Site}'.";
        if (o.Email.Length > 0 && !o.Email.Contains('@')) yield return $"Support:Email must be a mail address, was '{o.Email}'.";
        if (o.UrgentWait < TimeSpan.FromMinutes(1) || o.UrgentWait > TimeSpan.FromHours(1)) yield return $"Support:UrgentWait must be from 00:01:00 to 01:00:00, was {o.UrgentWait}.";
        if (o.Hotline.Contains('X', StringComparison.OrdinalIgnoreCase)) yield return $"Support:Hotline must be a real number or empty, was '{o.Hotline}'.";
    }

    public static IEnumerable<string> Answers(AnswerOptions o)
    {
        foreach (var (name, share) in new[]
                 {
                     (nameof(o.Sure), o.Sure), (nameof(o.Likely), o.Likely), (nameof(o.Close), o.Close), (nameof(o.Choice), o.Choice), (nameof(o.Shared), o.Shared),
                     (nameof(o.Fits), o.Fits), (nameof(o.FitsToAnswer), o.FitsToAnswer), (nameof(o.Alarm), o.Alarm), (nameof(o.AlarmClose), o.AlarmClose),
                 })
            // Written so that it refuses what is no number, too.
            if (share is not (>= 0 and <= 1)) yield return string.Create(CultureInfo.InvariantCulture, $"Answers:{name} must be from 0 to 1, was {share}.");
        if (o.Lead is not (>= 1 and <= 100)) yield return string.Create(CultureInfo.InvariantCulture, $"Answers:Lead must be from 1 to 100, was {o.Lead}.");
        if (o.FollowUpWithin < TimeSpan.Zero || o.FollowUpWithin > TimeSpan.FromDays(1)) yield return $"Answers:FollowUpWithin must be from 00:00:00 to 1.00:00:00, was {o.FollowUpWithin}.";
        if (o.Likely > o.Sure) yield return string.Create(CultureInfo.InvariantCulture, $"Answers:Likely must be at most Answers:Sure ({o.Sure}), was {o.Likely}.");
        if (o.Fits > o.FitsToAnswer) yield return string.Create(CultureInfo.InvariantCulture, $"Answers:Fits must be at most Answers:FitsToAnswer ({o.FitsToAnswer}), was {o.Fits}.");
    }

    /// <summary>Never names the key.</summary>
    public static IEnumerable<string> LanguageModel(LanguageModelOptions o)
    {
        if (o.TimeLimit < TimeSpan.FromSeconds(0.1) || o.TimeLimit > TimeSpan.FromSeconds(10)) yield return $"LanguageModel:TimeLimit must be from 00:00:00.100 to 00:00:10, was {o.TimeLimit}.";
        if (o.CallsPerConversation is < 0 or > 10_000) yield return $"LanguageModel:CallsPerConversation must be from 0 to 10000, was {o.CallsPerConversation}.";
        if (o.TokensPerConversation is < 0 or > 10_000_000) yield return $"LanguageModel:TokensPerConversation must be from 0 to 10000000, was {o.TokensPerConversation}.";
        if (o.CallsAtOnce is < 1 or > 1024) yield return $"LanguageModel:CallsAtOnce must be from 1 to 1024, was {o.CallsAtOnce}.";
        if (o.Pause < TimeSpan.FromSeconds(1) || o.Pause > TimeSpan.FromHours(1)) yield return $"LanguageModel:Pause must be from 00:00:01 to 01:00:00, was {o.Pause}.";
        if (o.LongText is < 20 or > 8000) yield return $"LanguageModel:LongText must be from 20 to 8000, was {o.LongText}.";
        if (o.Endpoint.Length == 0) yield break;
        if (!IsAddress(o.Endpoint) || new Uri(o.Endpoint) is not { UserInfo: "", Query: "", Fragment: "" } endpoint)
        {
            yield return "LanguageModel:Endpoint must be the base address of a server, without a name, a key or a question mark in it (https://api.example.com/v1).";
            yield break;
        }

        if (o.Model.Length == 0) yield return "LanguageModel:Model must be the name of a model when LanguageModel:Endpoint is set, was empty.";
        if (o.ApiKey.Length > 0 && endpoint is { Scheme: "http", IsLoopback: false })
            yield return $"LanguageModel:Endpoint must begin with https:// when LanguageModel:ApiKey is set, unless it is on this machine, was '{o.Endpoint}'.";
        if (o.ApiKey.AsSpan().ContainsAnyExceptInRange('!', '~')) yield return "LanguageModel:ApiKey must be printable ASCII without blanks; its value is not shown here.";
    }

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
