using System.Globalization;

namespace SmartCV.Bot.Recognition.Entities;

internal sealed partial class EnglishTimes
{
    /// <summary>Business days that are listed one by one.</summary>
    private const int LongestList = 31;

    // 3 days, an hour and a half, half an hour, 2 years 1 month 21 days, 3h, several weeks, 2.5 hours, all month
    private Spell? ReadDuration(int i, out int end)
    {
        end = i;
        Spell? spell = null;
        for (var j = i; ; j = Is(end, "and") || Sign(end, ',') ? end + 1 : end)
        {
            if (!ReadCount(j, out var unitAt, out var count)) return spell;
            // "1h30m": m is short for minutes only behind hours.
            TimeUnit? said = ReadUnit(unitAt, out var behind) ?? (spell?.Smallest == TimeUnit.Hour && Is(unitAt, "m") && IsGlued(unitAt) ? TimeUnit.Minute : null);
            if (said is not { } unit) return spell;
            if (spell is null) spell = new Spell(count, unit);
            else if (unit < spell.Smallest) spell.Add(count, unit);
            else return spell;
            end = behind;
            if (ReadFraction(end, out var after) is not { } fraction) continue;
            spell.AddToLast(fraction);
            end = after;
            return spell;
        }
    }

    private double? ReadFraction(int i, out int end)
    {
        end = i;
        if (!Is(i, "and")) return null;
        var j = Is(i + 1, "a") || Is(i + 1, "one") ? i + 2 : i + 1;
        end = j + 1;
        return Is(j, "half") && !(Is(j + 1, "an", "a")) ? 0.5 : Is(j, "quarter") && j > i + 1 ? 0.25 : null;
    }

    private bool ReadCount(int i, out int end, out double count)
    {
        (end, count) = (i + 1, 1);
        if (i >= _tokens.Count) return false;
        if (Is(i, "half"))
        {
            end = Is(i + 1, "an", "a") ? i + 2 : i + 1;
            count = 0.5;
            return true;
        }

        if (Is(i, "several", "some")) return Few(i + 1, 3, out end, out count);
        if (Is(i, "few")) return Few(i + 1, 3, out end, out count);
        if (Is(i, "couple")) return Few(Is(i + 1, "of") ? i + 2 : i + 1, 2, out end, out count);
        if (Is(i, "a", "the") && Is(i + 1, "few")) return Few(i + 2, 3, out end, out count);
        if (Is(i, "a", "the") && Is(i + 1, "couple")) return Few(Is(i + 2, "of") ? i + 3 : i + 2, 2, out end, out count);
        // "a second question" is the one after the first.
        if (Is(i, "a") && Is(i + 1, "second") && i + 2 < _tokens.Count && _tokens[i + 2] is { IsWord: true, Word.Length: 0 }) return false;
        if (Is(i, "another", "a", "an")) return Is(i + 1, "half") ? Few(i + 2, 0.5, out end, out count) : true;
        if (Is(i, "all", "full", "whole", "entire"))
        {
            if (Is(end, "the")) end++;
            return IsRole(end, WordRole.Unit) && !_text.AsSpan(_tokens[end].Start, _tokens[end].End - _tokens[end].Start).EndsWith("s") && !Is(end, "second");
        }

        if (ReadNumber(i, out end) is not { } number) return false;
        count = number;
        if (Sign(end, '.') && IsGlued(end) && Digits(end + 1) is 1 or 2 && IsGlued(end + 1))
            (count, end) = (number + (Value(end + 1) / Math.Pow(10, Digits(end + 1))), end + 2);
        else if (Sign(end, '-') && IsGlued(end) && IsGlued(end + 1) && IsRole(end + 1, WordRole.Unit)) end++;
        if (Is(end, "more", "business", "working")) end += Is(end, "more") ? 1 : 0;
        if (Is(end, "and") && Is(end + 1, "a") && Is(end + 2, "half")) (count, end) = (count + 0.5, end + 3);
        return true;
    }

    private static bool Few(int i, double few, out int end, out double count)
    {
        (end, count) = (i, few);
        return true;
    }

    private TimeUnit? ReadUnit(int i, out int end)
    {
        end = i + 1;
        if (Is(i, "business", "working") && Is(i + 1, "days", "day"))
        {
            end = i + 2;
            return TimeUnit.BusinessDay;
        }

        if (Is(i, "fortnight", "fortnights")) return null;
        if (!IsRole(i, WordRole.Unit)) return null;
        var length = _tokens[i].End - _tokens[i].Start;
        // One letter is a unit only right behind its number, and "s" stands for too much else.
        if (length == 1 && (!IsGlued(i) || Is(i, "s", "y"))) return null;
        return EnglishTimeWords.Unit(Value(i));
    }

    // The piece that begins with a length of time, or with a word before one.
    private Piece ReadSpell(int i)
    {
        if (ReadSpan(i) is { IsNothing: false } span) return span;
        if (ReadInSpell(i) is { IsNothing: false } ahead) return ahead;
        if (IsFortnight(i, out var fortnight)) return ReadMoved(i, fortnight, new Spell(2, TimeUnit.Week));
        if (ReadDuration(i, out var end) is not { } spell) return default;
        return ReadMoved(i, end, spell);
    }

    private bool IsFortnight(int i, out int end)
    {
        end = Is(i, "a") ? i + 2 : i + 1;
        return Is(end - 1, "fortnight");
    }

    private Piece ReadMoved(int i, int end, Spell spell)
    {
        if (Is(end, "ago")) return Moved(i, end + 1, spell, _now, -1);
        if (Is(end, "earlier")) return Moved(i, end + 1, spell, _now, -1);
        if (Is(end, "later", "hence")) return Moved(i, end + 1, spell, _now, 1);
        if (Is(end, "from", "after") && Is(end + 1, "now")) return Moved(i, end + 2, spell, _now, 1);
        if (Is(end, "from", "after", "before", "since") && end + 1 < _tokens.Count && !spell.IsBelowDay && ReadDay(end + 1) is { Day: { Future: { } day } } anchor)
            return Moved(i, anchor.End, spell, day, Is(end, "before") ? -1 : 1);
        if (Is(end, "starting", "beginning") && !spell.IsBelowDay && end + 1 < _tokens.Count)
        {
            var j = Is(end + 1, "from", "on") ? end + 2 : end + 1;
            if (j < _tokens.Count && ReadDay(j) is { Day: { Future: { } from } } start && spell.From(from, 1) is { } to)
                return new Piece(i, start.End) { Period = PeriodReading.Between(from, to, spell.Timex) };
        }

        return new Piece(i, end) { Whole = spell.ToMeaning() };
    }

    private Piece Moved(int i, int end, Spell spell, DateTime from, int sign)
    {
        if (spell.From(from, sign) is not { } at) return default;
        return spell.IsBelowDay
            ? new Piece(i, end) { Whole = new Meaning(Meaning.DateAndTime, new Reading(Stamp(at), at)) }
            : new Piece(i, end) { Day = DayReading.On(at.Date) };
    }

    // in 2 minutes, in two weeks
    private Piece ReadInSpell(int i)
    {
        if (!Is(i, "in")) return default;
        var spell = IsFortnight(i + 1, out var end) ? new Spell(2, TimeUnit.Week) : ReadDuration(i + 1, out end);
        if (spell is null || Is(end, "ago")) return default;
        // "in 2 hours' time"
        if (Is(end, "time")) end++;
        return Moved(i, end, spell, _now, 1);
    }

    // the last 3 months, next couple weeks, 5 upcoming years, within 2h, the past two hours
    private Piece ReadSpan(int i)
    {
        var within = Is(i, "within");
        var j = within ? Is(i + 1, "the") ? i + 2 : i + 1 : i;
        var sign = SpanSign(j);
        if (sign != 0 || within)
        {
            var k = sign != 0 ? j + 1 : j;
            var end = k + 1;
            var spell = ReadDuration(k, out end) ?? (Is(k, "hour", "minute", "second") && sign != 0 ? new Spell(1, EnglishTimeWords.Unit(Value(end = k))) : null);
            // "will last three weeks"
            if (spell is null || IsText(i - 1, "will")) return default;
            end = end == k ? k + 1 : end;
            return Spanned(i, end, spell, sign == 0 ? 1 : sign, within);
        }

        // The word between number and unit: "3 next weeks", "10 previous weeks".
        if (ReadNumber(i, out var at) is not { } number || SpanSign(at) is not (not 0 and var direction) || ReadUnit(at + 1, out var behind) is not { } unit) return default;
        return Spanned(i, behind, new Spell(number, unit), direction, false);
    }

    private int SpanSign(int i) =>
        Is(i, "last", "past", "previous", "prior") ? -1 : Is(i, "next", "upcoming", "coming", "following") ? 1 : 0;

    private Piece Spanned(int i, int end, Spell spell, int sign, bool fromNow)
    {
        var below = spell.IsBelowDay;
        var from = below ? _now : sign > 0 && !fromNow ? Today.AddDays(1) : Today;
        if (spell.IsBusinessDays) return SpannedWorkdays(i, end, spell, sign);
        if (spell.From(from, sign) is not { } to) return default;
        var (begin, finish) = sign < 0 ? (to, from) : (from, to);
        if (!below) return new Piece(i, end) { Period = PeriodReading.Between(begin, finish, spell.Timex) };
        return new Piece(i, end) { Whole = new Meaning(Meaning.DatesAndTimes, new Reading($"({Stamp(begin)},{Stamp(finish)},{spell.Timex})", begin, finish)) };
    }

    private Piece SpannedWorkdays(int i, int end, Spell spell, int sign)
    {
        if (spell.From(Today, sign) is not { } last) return default;
        var first = new Spell(1, TimeUnit.BusinessDay).From(Today, 1) ?? Today;
        var (begin, behind) = sign < 0 ? (last, Today) : (first, last.AddDays(1));
        var days = new List<string>();
        for (var day = begin; day < behind && days.Count < LongestList; day = day.AddDays(1))
        {
            if (DayReading.WeekdayOf(day) < 6) days.Add(DayReading.Iso(day));
        }

        return new Piece(i, end) { Period = PeriodReading.Between(begin, behind, spell.Timex) with { List = string.Join(',', days) } };
    }

    private static string Stamp(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
