using System.Globalization;
using SmartCV.Bot.Languages;

namespace SmartCV.Bot.Scheduling;

/// <summary>Moments and lengths of time in words. Every word comes from the section <c>time</c> of the texts.</summary>
public sealed class TimeWords(TextCatalog texts)
{
    /// <summary>明天（周一）9:00; the date from the day after the day after tomorrow on; the year when it is another one.</summary>
    /// <param name="zone">Zone of the desk, in which the moment is told.</param>
    public string At(DateTimeOffset moment, DateTimeOffset now, TimeZoneInfo zone, Reader reader) => Say(moment, now, zone, reader, "time.at_date");

    /// <summary>As <see cref="At"/>, worded to stand after "back": on Monday, 5 October at 9:00.</summary>
    public string Opening(DateTimeOffset moment, DateTimeOffset now, TimeZoneInfo zone, Reader reader) => Say(moment, now, zone, reader, "time.opens_date");

    /// <summary>9:00</summary>
    public static string Clock(DateTimeOffset moment, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString("H:mm", CultureInfo.InvariantCulture);

    /// <summary>9:00, and 24:00 for the end of a day.</summary>
    public static string Clock(TimeSpan sinceMidnight) => string.Create(CultureInfo.InvariantCulture, $"{(int)sinceMidnight.TotalHours}:{sinceMidnight.Minutes:00}");

    /// <summary>The words with the zone of the desk, if the reader is elsewhere.</summary>
    public string InZone(string words, DateTimeOffset at, TimeZoneInfo zone, Reader reader)
    {
        if (!reader.IsElsewhere(zone, at)) return words;
        var key = "time.zone." + zone.Id.Replace('/', '-').ToLowerInvariant();
        var name = texts.Has(key) ? texts.Text(reader.Language, key) : texts.Text(reader.Language, "time.zone.other", ("zone", Offset(zone.GetUtcOffset(at))));
        return texts.Text(reader.Language, "time.in_zone", ("when", words), ("zone", name));
    }

    /// <summary>4 小时, 30 分钟, 3 天: the largest unit that divides it, days from two on; rounded up to minutes.</summary>
    public string Length(TimeSpan length, string language)
    {
        var minutes = (long)Math.Ceiling(length.TotalMinutes);
        if (minutes % (24 * 60) == 0 && minutes >= 2 * 24 * 60) return Count("time.day_count", minutes / (24 * 60), language);
        return minutes % 60 == 0 && minutes > 0 ? Count("time.hour_count", minutes / 60, language) : Count("time.minutes", minutes, language);
    }

    /// <summary>3 个工作日</summary>
    public string WorkingDays(int count, string language) => Count("time.working_days", count, language);

    public string Weekday(DayOfWeek day, string language) => texts.Text(language, "time.weekday." + day.ToString()[..3].ToLowerInvariant());

    private string Say(DateTimeOffset moment, DateTimeOffset now, TimeZoneInfo zone, Reader reader, string dateKey)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var key = (DateOnly.FromDateTime(local.DateTime).DayNumber - today.DayNumber) switch
        {
            0 => "time.at_today",
            1 => "time.at_tomorrow",
            2 => "time.at_day_after",
            _ => local.Year == today.Year ? dateKey : dateKey + "_year",
        };
        var words = texts.Text(
            reader.Language, key,
            ("clock", Clock(moment, zone)), ("weekday", Weekday(local.DayOfWeek, reader.Language)), ("day", local.Day),
            ("month", texts.Text(reader.Language, "time.month.m" + local.Month.ToString(CultureInfo.InvariantCulture))), ("year", local.Year));
        return InZone(words, moment, zone, reader);
    }

    private string Count(string key, long count, string language) => texts.Text(language, key + (count == 1 ? ".one" : ".many"), ("count", count));

    private static string Offset(TimeSpan offset) =>
        string.Create(CultureInfo.InvariantCulture, $"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{Math.Abs(offset.Hours):00}:{Math.Abs(offset.Minutes):00}");
}
