using System.Globalization;
using System.Text;

namespace SmartCV.Bot.Recognition.Entities;

internal enum TimeUnit
{
    Second,
    Minute,
    Hour,
    Day,
    BusinessDay,
    Weekend,
    Week,
    Month,
    Year,
}

/// <summary>A length of time, part by part as it was said ("two weeks and two days").</summary>
internal sealed class Spell
{
    private const double DaySeconds = 86400;

    private readonly List<(double Count, TimeUnit Unit)> _parts = [];

    public Spell(double count, TimeUnit unit) => _parts.Add((count, unit));

    /// <summary>Whether a clock is needed to say its end.</summary>
    public bool IsBelowDay => _parts.Exists(p => p.Unit < TimeUnit.Day);

    public TimeUnit Smallest => _parts.Min(p => p.Unit);

    public bool IsBusinessDays => _parts[0].Unit == TimeUnit.BusinessDay;

    public double First => _parts[0].Count;

    public void Add(double count, TimeUnit unit) => _parts.Add((count, unit));

    public void AddToLast(double fraction) => _parts[^1] = (_parts[^1].Count + fraction, _parts[^1].Unit);

    public string Timex
    {
        get
        {
            var text = new StringBuilder("P");
            var inTime = false;
            foreach (var (count, unit) in _parts.OrderByDescending(p => p.Unit))
            {
                if (unit < TimeUnit.Day && !inTime)
                {
                    text.Append('T');
                    inTime = true;
                }

                text.Append(count.ToString("0.####", CultureInfo.InvariantCulture)).Append(Letter(unit));
            }

            return text.ToString();
        }
    }

    public double Seconds => _parts.Sum(p => p.Count * Length(p.Unit));

    public Meaning ToMeaning() => new(Meaning.Duration, Reading.Duration(Timex, Seconds));

    /// <summary>That long after <paramref name="from"/>, or before it when <paramref name="sign"/> is -1. Null beyond the years a calendar has.</summary>
    public DateTime? From(DateTime from, int sign)
    {
        try
        {
            foreach (var (count, unit) in _parts) from = Move(from, sign * count, unit);
            return from.Year is > 1 and < 9998 ? from : null;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static DateTime Move(DateTime from, double count, TimeUnit unit) => unit switch
    {
        TimeUnit.Month => from.AddMonths((int)count).AddDays((count - (int)count) * 30),
        TimeUnit.Year => from.AddYears((int)count).AddDays((int)((count - (int)count) * 365)),
        TimeUnit.BusinessDay => MoveWorkdays(from, (int)Math.Clamp(count, -9999, 9999)),
        _ => from.AddSeconds(count * Length(unit)),
    };

    private static DateTime MoveWorkdays(DateTime from, int count)
    {
        for (var left = Math.Abs(count); left > 0;)
        {
            from = from.AddDays(Math.Sign(count));
            if (DayReading.WeekdayOf(from) < 6) left--;
        }

        return from;
    }

    private static double Length(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => 1,
        TimeUnit.Minute => 60,
        TimeUnit.Hour => 3600,
        TimeUnit.Day or TimeUnit.BusinessDay => DaySeconds,
        TimeUnit.Weekend => 2 * DaySeconds,
        TimeUnit.Week => 7 * DaySeconds,
        TimeUnit.Month => 30 * DaySeconds,
        _ => 365 * DaySeconds,
    };

    private static string Letter(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => "S",
        TimeUnit.Minute or TimeUnit.Month => "M",
        TimeUnit.Hour => "H",
        TimeUnit.Day => "D",
        TimeUnit.BusinessDay => "BD",
        TimeUnit.Weekend => "WE",
        TimeUnit.Week => "W",
        _ => "Y",
    };
}
