using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// Turns matched time words into dates and moments, always in the past: 周五 is the last Friday. A moment needs a clock ("昨晚十点多" is 22:00);
/// "this morning" is no moment, and neither is "at 3" without a part of the day.
/// </summary>
internal static partial class TimeWords
{
    private const string Numbers = "零一二三四五六七八九";
    private const string Weekdays = "一二三四五六日";

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] EnglishDays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <param name="match">With the groups day, part, clock and ago.</param>
    public static DateTimeOffset? Moment(Match match, ReadContext context)
    {
        var local = TimeZoneInfo.ConvertTime(context.Now, context.Zone);
        if (match.Groups["ago"] is { Success: true } ago) return Ago(ago.Value, context.Now);
        if (!match.Groups["clock"].Success) return null;
        var words = match.Groups["day"].Value + match.Groups["part"].Value;
        if (Clock(match.Groups["clock"].Value, words) is not { } clock) return null;
        var day = match.Groups["day"].Success ? Day(match.Groups["day"].Value, DateOnly.FromDateTime(local.DateTime)) : LastDayWith(clock, local);
        if (day is null) return null;
        // "昨晚12点" and "昨晚一点" are after midnight.
        if (Night().IsMatch(words) && clock.Hour < 5) day = day.Value.AddDays(1);
        var at = day.Value.ToDateTime(clock, DateTimeKind.Unspecified);
        if (context.Zone.IsInvalidTime(at)) return null;
        var moment = new DateTimeOffset(at, Offset(match.Groups["clock"].Value) ?? context.Zone.GetUtcOffset(at));
        // A report is about the past; ten minutes are left for clocks that differ.
        return moment > context.Now.AddMinutes(10) ? null : moment;
    }

    /// <summary>The date of folded day words; null when they name none for sure.</summary>
    public static DateOnly? Day(string words, DateOnly today)
    {
        if (words.StartsWith('每')) return null;
        if (Ahead(words) is { } days) return today.AddDays(-days);
        if (YearMonthDay().Match(words) is { Success: true } full) return Date(Number(full, 1), Number(full, 2), Number(full, 3));
        if (MonthDay().Match(words) is { Success: true } part) return LastSuch(today, Number(part, 1), Number(part, 2));
        if (EnglishDate(words, today) is { } english) return english;
        if (words.Contains("上", StringComparison.Ordinal) && DayOnly().Match(words) is { Success: true } last && words.Contains('月'))
            return Date(today.AddMonths(-1).Year, today.AddMonths(-1).Month, Number(last, 1));
        if (Weekday(words, today) is { } weekday) return weekday;
        if (DayOnly().Match(words) is not { Success: true } only) return null;
        var day = Number(only, 1);
        return Date(today.Year, today.Month, day) is { } thisMonth && thisMonth <= today ? thisMonth : Date(today.AddMonths(-1).Year, today.AddMonths(-1).Month, day);
    }

    private static int? Ahead(string words)
    {
        if (words.Contains("大前天", StringComparison.Ordinal)) return 3;
        if (words.Contains("前天", StringComparison.Ordinal) || words.Contains("前晚", StringComparison.Ordinal) || words.Contains("day before", StringComparison.Ordinal)) return 2;
        if (words.Contains('昨') || words.Contains("yesterday", StringComparison.Ordinal) || words.Contains("last night", StringComparison.Ordinal)) return 1;
        return words.Contains('今') || TodayWords().IsMatch(words) ? 0 : null;
    }

    private static DateOnly? Weekday(string words, DateOnly today)
    {
        var index = ChineseWeekday().Match(words) is { Success: true } zh
            ? Weekdays.IndexOf(zh.Groups[1].Value == "天" ? "日" : zh.Groups[1].Value, StringComparison.Ordinal)
            : Array.FindIndex(EnglishDays, d => EnglishWeekday().Match(words).Value.StartsWith(d, StringComparison.Ordinal));
        if (index < 0) return null;
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        if (words.Contains("上上", StringComparison.Ordinal)) return monday.AddDays(index - 14);
        if (words.Contains('上')) return monday.AddDays(index - 7);
        var day = monday.AddDays(index);
        return day <= today ? day : day.AddDays(-7);
    }

    private static DateOnly? EnglishDate(string words, DateOnly today)
    {
        if (EnglishMonth().Match(words) is not { Success: true } name || DayNumber().Match(words) is not { Success: true } number) return null;
        var month = Array.IndexOf(Months, name.Value) + 1;
        var day = Number(number, 1);
        return Year().Match(words) is { Success: true } year ? Date(Number(year, 0), month, day) : LastSuch(today, month, day);
    }

    private static DateOnly? LastSuch(DateOnly today, int month, int day) =>
        Date(today.Year, month, day) is { } date && date > today ? Date(today.Year - 1, month, day) : Date(today.Year, month, day);

    private static DateOnly? LastDayWith(TimeOnly clock, DateTimeOffset local)
    {
        var today = DateOnly.FromDateTime(local.DateTime);
        return clock <= TimeOnly.FromDateTime(local.DateTime) ? today : today.AddDays(-1);
    }

    private static TimeOnly? Clock(string clock, string words)
    {
        if (clock.StartsWith("noon", StringComparison.Ordinal)) return new TimeOnly(12, 0);
        if (clock.StartsWith("midnight", StringComparison.Ordinal)) return new TimeOnly(0, 0);
        if (ClockDigits().Match(clock) is not { Success: true } match) return null;
        var hour = Figure(match.Groups["h"].Value);
        var minute = match.Groups["m"].Success && match.Groups["m"].Length > 0 ? Figure(match.Groups["m"].Value) : Fraction(clock);
        if (hour is null or > 24 || minute is null or > 59) return null;
        var half = match.Groups["ap"].Value;
        var exact = match.Groups["colon"].Success && half.Length == 0;
        if (half.StartsWith('p') && hour < 12) hour += 12;
        else if (half.StartsWith('a') && hour == 12) hour = 0;
        else if (half.Length == 0) hour = ByPart(hour.Value, words, exact);
        return hour is null ? null : new TimeOnly(hour.Value % 24, minute.Value);
    }

    // Null when nothing says which half of the day is meant.
    private static int? ByPart(int hour, string words, bool exact)
    {
        if (hour > 12 || hour == 0) return hour;
        if (Evening().IsMatch(words)) return hour is 12 ? 24 : hour < 5 && Night().IsMatch(words) ? hour : hour + 12;
        if (Afternoon().IsMatch(words)) return hour == 12 ? 12 : hour + 12;
        if (Noon().IsMatch(words)) return hour < 4 ? hour + 12 : hour;
        if (Morning().IsMatch(words)) return hour == 12 ? SmallHours().IsMatch(words) ? 0 : 12 : hour;
        return exact || hour == 12 ? hour : null;
    }

    private static int? Fraction(string clock) =>
        clock.Contains('半') ? 30 : clock.Contains("一刻", StringComparison.Ordinal) ? 15 : clock.Contains("三刻", StringComparison.Ordinal) ? 45 : 0;

    private static DateTimeOffset? Ago(string words, DateTimeOffset now)
    {
        if (words.StartsWith('刚') || words.StartsWith('方') || words.Contains("now", StringComparison.Ordinal) || words.Contains("moment", StringComparison.Ordinal)) return now;
        var match = AgoWords().Match(words);
        if (!match.Success || AgoAmount(match.Groups["n"].Value, words) is not { } amount) return null;
        return match.Groups["u"].Value switch
        {
            "分钟" or "minute" or "min" => now.AddMinutes(-amount),
            "小时" or "钟头" or "hour" or "hr" => now.AddHours(-amount),
            _ => null,
        };
    }

    private static double? AgoAmount(string amount, string words)
    {
        double? number = amount switch
        {
            "半" or "half an" => 0.5,
            "a" or "an" or "one" => 1,
            "two" => 2,
            "three" => 3,
            "four" => 4,
            "five" => 5,
            "ten" => 10,
            _ => Figure(amount),
        };
        return number + (words.Contains("个半", StringComparison.Ordinal) ? 0.5 : 0);
    }

    /// <summary>12, 十二, 二十三, 两; null for 几 and anything else.</summary>
    private static int? Figure(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits)) return digits;
        var han = text.Replace('两', '二');
        var ten = han.IndexOf('十');
        if (ten < 0) return han.Length == 1 && Numbers.IndexOf(han[0]) is >= 0 and var one ? one : han.Length == 2 && han[0] == '零' ? Figure(han[1..]) : null;
        var tens = ten == 0 ? 1 : Numbers.IndexOf(han[0]);
        var ones = ten + 1 < han.Length ? Numbers.IndexOf(han[ten + 1]) : 0;
        return tens < 0 || ones < 0 ? null : (tens * 10) + ones;
    }

    private static TimeSpan? Offset(string clock) =>
        UtcOffset().Match(clock) is { Success: true } match ? TimeSpan.FromHours(match.Groups[1].Length == 0 ? 0 : int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)) : null;

    private static DateOnly? Date(int year, int month, int day) =>
        year is >= 2000 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(20\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})", Patterns.Plain, Patterns.Limit)]
    private static partial Regex YearMonthDay();

    [GeneratedRegex(@"(?<!\d)(\d{1,2})月(\d{1,2})", Patterns.Plain, Patterns.Limit)]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"(?<!\d)(\d{1,2})[日号]", Patterns.Plain, Patterns.Limit)]
    private static partial Regex DayOnly();

    [GeneratedRegex(@"(?:周|星期|礼拜)([一二三四五六日天])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex ChineseWeekday();

    [GeneratedRegex(@"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*day", Patterns.Plain, Patterns.Limit)]
    private static partial Regex EnglishWeekday();

    [GeneratedRegex(@"(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex EnglishMonth();

    [GeneratedRegex(@"(?<!\d)(\d{1,2})(?!\d)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex DayNumber();

    [GeneratedRegex(@"20\d\d", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Year();

    [GeneratedRegex(@"today|tonight|this (?:morning|afternoon|evening)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex TodayWords();

    [GeneratedRegex(@"^(?<h>\d{1,2}|[零一二两三四五六七八九十]{1,3})(?:(?<colon>\s?[:：]\s?)(?<m>\d{2})|点(?:钟)?(?<m>\d{1,2}|零?[一二三四五六七八九](?=分)|[二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])?)?(?:[:：]\d{2})?[ ]?(?<ap>[ap]\.?m)?", Patterns.Plain, Patterns.Limit)]
    private static partial Regex ClockDigits();

    [GeneratedRegex(@"晚|夜|evening|night", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Evening();

    [GeneratedRegex(@"晚|夜|last night", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Night();

    [GeneratedRegex(@"下午|午后|傍晚|afternoon", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Afternoon();

    [GeneratedRegex(@"中午", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Noon();

    [GeneratedRegex(@"凌晨|早|上午|晨|morning", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Morning();

    [GeneratedRegex(@"凌晨", Patterns.Plain, Patterns.Limit)]
    private static partial Regex SmallHours();

    [GeneratedRegex(@"^(?<n>\d{1,3}|half an|an?|one|two|three|four|five|ten|[一二两三四五六七八九十半]{1,3}) ?个?半?(?<u>分钟|小时|钟头|minute|min|hour|hr)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex AgoWords();

    [GeneratedRegex(@"(?:utc|gmt)([+\-]\d{1,2})?", Patterns.Plain, Patterns.Limit)]
    private static partial Regex UtcOffset();
}
