using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SmartCV.Bot.Recognition.Entities;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// The time words of a text in both languages, on top of <see cref="EntityReader"/>. It reads one expression; people say "昨天（11月18日）晚上起", "十点多" and
/// "02:00 (UTC+8)": what belongs together is joined here. The past reading counts, durations and what lies ahead are left out.
/// </summary>
internal static partial class TimeMentions
{
    // Clocks differ, and "today at 14:20" may be typed from a receipt: only other days ahead are surely no report.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);

    // What is older was lived through, and stands in a résumé.
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(400);

    // Hours between a zone and UTC: DateTimeOffset takes no more.
    private const int FurthestZone = 14;

    /// <param name="folded">Folded by <see cref="Text.TextFold.InPlace"/>.</param>
    public static IReadOnlyList<TimeMention> Find(string folded, ReadContext context)
    {
        var now = TimeZoneInfo.ConvertTime(context.Now, context.Zone);
        var found = Entities(folded, now.DateTime).Select(e => Read(folded, e, now, context.Zone)).OfType<TimeMention>().ToList();
        foreach (Match match in Vague().Matches(folded))
            if (!found.Exists(m => m.Start < match.Index + match.Length && match.Index < m.End))
                found.Add(new TimeMention(folded, match.Index, match.Index + match.Length) { IsVague = true, Moment = match.Value == "刚" ? context.Now : null });
        return Joined([.. found.OrderBy(m => m.Start)]);
    }

    // Chinese is read by the Chinese reader and the rest by the English one; of two that overlap the longer one.
    private static List<Entity> Entities(string folded, DateTime now)
    {
        var all = EntityReader.Read(folded, "zh-cn", now, "datetime").Where(e => !e.Text.Any(char.IsAsciiLetter))
            .Concat(EntityReader.Read(folded, "en-us", now, "datetime").Where(e => !e.Text.Any(Text.TextFold.IsHan) && !Counted().IsMatch(folded[e.End..])));
        var kept = new List<Entity>();
        foreach (var entity in all.OrderByDescending(e => e.End - e.Start).ThenBy(e => e.Start))
            if (!kept.Exists(k => k.Start < entity.End && entity.Start < k.End)) kept.Add(entity);
        return kept;
    }

    private static TimeMention? Read(string folded, Entity entity, DateTimeOffset now, TimeZoneInfo zone)
    {
        var kind = entity.Type["datetimeV2.".Length..];
        var values = entity.Resolution["values"]!.AsArray();
        var mod = (string?)values[0]!["Mod"];
        if (kind is "duration" or "set" || mod is "before" or "until" || (kind == "datetime" && Present().IsMatch(entity.Text))) return null;
        if (Past(values, kind, now) is not { } at) return null;
        var (start, end) = Trimmed(folded, entity);
        if (BareClock().IsMatch(folded[start..end]) && !AsksWhen().IsMatch(folded[end..]) && !LeadsToClock().IsMatch(folded[..start])) return null;
        var mention = new TimeMention(folded, start, end)
        {
            IsSince = mod == "since" || Since().IsMatch(folded[start..entity.End]),
            IsLong = kind == "daterange" && mod is null && Length(values[0]!) > TimeSpan.FromDays(7),
            Day = kind is "time" or "timerange" || (kind == "daterange" && mod is null) ? null : DateOnly.FromDateTime(at),
        };
        return mention with { Moment = Moment(mention, kind, values, at, now, zone) };
    }

    // A clock without a day is today's; the reading that has passed comes first. Null: it lies ahead, or far back.
    private static DateTime? Past(JsonArray values, string kind, DateTimeOffset now)
    {
        foreach (var value in values)
        {
            if (((string?)value!["value"] ?? (string?)value["start"]) is not { } text || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) continue;
            if (kind is "time" or "timerange") return now.Date + at.TimeOfDay;
            if (at.Date <= now.Date && at > now.DateTime - Oldest) return at;
        }

        return null;
    }

    private static DateTimeOffset? Moment(TimeMention mention, string kind, JsonArray values, DateTime at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var isAgo = kind == "datetime" && !mention.HasClock;
        if (!isAgo && (!mention.HasClock || !IsExact(mention, values))) return null;
        if (kind == "time" && at > now.DateTime + Tolerance) at = at.AddDays(-1);
        if (zone.IsInvalidTime(at)) return null;
        var moment = new DateTimeOffset(at, Offset(mention.Words) ?? zone.GetUtcOffset(at));
        return moment > now + Tolerance ? null : moment;
    }

    // "3点" may be either half of the day; "14:20" and "3:20" are read as they stand.
    private static bool IsExact(TimeMention mention, JsonArray values) =>
        mention.Words.Contains(':') || values.Select(v => (((string?)v!["value"] ?? (string?)v["start"]) is { Length: >= 8 } text ? text[^8..] : "")).Distinct().Count() == 1;

    private static TimeSpan Length(JsonNode value) =>
        DateTime.TryParse((string?)value["start"], CultureInfo.InvariantCulture, out var start) && DateTime.TryParse((string?)value["end"], CultureInfo.InvariantCulture, out var end)
            ? end - start
            : TimeSpan.Zero;

    // With a clock "since" says nothing more ("中午12点试到现在"), without one it is part of what was said ("从周一开始").
    private static (int Start, int End) Trimmed(string folded, Entity entity)
    {
        var end = entity.End;
        var start = entity.Start;
        if (UntilNow().Match(folded[start..end]) is { Success: true } until) end = start + until.Index;
        if (Roughly().Match(folded[end..]) is { Success: true } more) end += more.Length;
        var mention = new TimeMention(folded, start, end);
        var isRange = end < entity.End;
        if (mention.HasClock || isRange)
        {
            if (Leading().Match(mention.Words) is { Success: true } lead) start += lead.Length;
            if (Began().Match(folded[start..end]) is { Success: true } began) end = start + began.Index;
        }
        else
        {
            if (StartWord().Match(folded[end..]) is { Success: true } word) end += word.Length;
            if (From().Match(folded[..start]) is { Success: true } from) start = from.Index;
        }

        return (start, end);
    }

    private static IReadOnlyList<TimeMention> Joined(List<TimeMention> found)
    {
        for (var i = 0; i + 1 < found.Count;)
        {
            var (one, next) = (found[i], found[i + 1]);
            if (next.Start < one.End || next.IsVague || one.IsVague || !Gap().IsMatch(one.Text[one.End..next.Start])) { i++; continue; }
            found[i] = one with { End = next.End, IsSince = one.IsSince || next.IsSince, Moment = null };
            found.RemoveAt(i + 1);
        }

        return found;
    }

    // Null also for "UTC+20": no such zone, and a clock in it is read as one in ours.
    private static TimeSpan? Offset(string words) =>
        UtcOffset().Match(words) is { Success: true } match && (match.Groups[1].Length == 0 ? 0 : int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)) is >= -FurthestZone and <= FurthestZone and var hours
            ? TimeSpan.FromHours(hours)
            : null;

    // "快一点", "三点建议", "1点": a figure with 点 is a clock where something says so.
    [GeneratedRegex(@"^[\d零一二两三四五六七八九十]{1,3}点$", Patterns.Plain, Patterns.Limit)]
    private static partial Regex BareClock();

    [GeneratedRegex(@"^(?:就?开始|起|的时候|那会|试到|到现在)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex AsksWhen();

    [GeneratedRegex(@"(?:从|自|大概|大约|差不多|在|今天|昨天)\s?$", Patterns.Plain | RegexOptions.RightToLeft, Patterns.Limit)]
    private static partial Regex LeadsToClock();

    [GeneratedRegex(@"(?:从|自从|自)$", Patterns.Plain | RegexOptions.RightToLeft, Patterns.Limit)]
    private static partial Regex From();

    // "around 20 minutes", "around 9 files": no clock.
    [GeneratedRegex(@"^ ?(?:min|hour|hr|sec|day|week|month|year|time|file|resume|kb|mb|gb|%|\d|\.\d)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Counted();

    [GeneratedRegex(@"^(?:现在|目前|此刻|此时|马上|立刻|立即|最近|(?:right )?now|asap|currently|at present|immediately|recently)$", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Present();

    [GeneratedRegex(@"^(?:从|自|打|since|from)|(?:开始|起|以来)$", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Since();

    [GeneratedRegex(@"\s?(?:一直)?[到至](?:现在|今|目前)$| (?:to|till|until) now$", Patterns.Plain, Patterns.Limit)]
    private static partial Regex UntilNow();

    [GeneratedRegex(@"^(?:(?:多钟|来钟|钟|多|左右|前后|许|上下|不到)|\s?\((?:utc|gmt)[^)\n]{0,8}\)| (?:utc|gmt)(?:[+\-]\d{1,2})?)+", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Roughly();

    [GeneratedRegex(@"^(?:从|自从|自|打|(?:since|from|starting|started)(?: on| at)? )(?:大概|大约|差不多|about |around )?", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Leading();

    [GeneratedRegex(@"\s?就?开始$", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Began();

    [GeneratedRegex(@"^\s?就?(?:开始(?!解析|导出|评分|优化)|以来)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex StartWord();

    [GeneratedRegex(@"^(?:\s?\(|\)\s?|\s?的\s?|\s?(?:和|跟|与|、|and|&)\s?|,? ?(?:大概|大约|差不多|约|around|about|at|on)? ?)$", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Gap();

    [GeneratedRegex(@"(?:最近|近来|这[几两]天|这阵子|前阵子|前段时间)|(?<=(?:^|[\n,，。;； ])(?:这样|已经|有|都|快|大概|持续|连续){0,3})(?:好几|[几两二三四五六七八九十半\d]{1,3}个?多?)(?:天|周|个?星期|个?礼拜|个?月)了(?=$|[\n,，。;； ])|(?<=^|[\n,，。;； ])刚(?=[^好开始\s刚才])|(?<![a-z])(?:recently|lately|(?:for |the )?(?:past|last) (?:few|couple of|\d) (?:days|weeks)|these days)(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Vague();

    [GeneratedRegex(@"(?:utc|gmt)([+\-]\d{1,2})?", Patterns.Plain, Patterns.Limit)]
    private static partial Regex UtcOffset();
}
