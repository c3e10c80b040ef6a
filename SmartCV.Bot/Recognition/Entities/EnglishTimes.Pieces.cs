namespace SmartCV.Bot.Recognition.Entities;

internal sealed partial class EnglishTimes
{
    private Piece ReadPiece(int i)
    {
        if (i >= _tokens.Count) return default;
        var best = ReadDayAndClock(i);
        best = Longer(best, ReadClockAndDay(i));
        best = Longer(best, ReadPeriod(i));
        best = Longer(best, ReadSpell(i));
        best = Longer(best, ReadEndOfDay(i));
        return best.IsNothing ? ReadMoment(i) : best;
    }

    private static Piece Longer(Piece one, Piece other) => other.End > one.End ? other : one;

    private Piece ReadMoment(int i)
    {
        if (Is(i, "now") || (Is(i, "right", "just") && Is(i + 1, "now"))) return Now(i, Is(i, "now") ? i + 1 : i + 2);
        if (Is(i, "at") && Is(i + 1, "the") && Is(i + 2, "moment", "minute") && !(Is(i + 3, "of"))) return Now(i, i + 3);
        if (Is(i, "recently", "previously")) return new Piece(i, i + 1) { Whole = new Meaning(Meaning.DateAndTime, new Reading("PAST_REF", _now)) };
        return default;
    }

    private Piece Now(int i, int end) => new(i, end) { IsNow = true, Day = DayReading.On(Today) };

    // tomorrow at 3pm, Monday at 2.30, Sunday early morning at 8:00, tuesday in the morning, last night
    private Piece ReadDayAndClock(int i)
    {
        var day = ReadNight(i) is { IsNothing: false } night ? night : ReadDay(i);
        if (day.IsNothing) return default;
        if (day.Part is { } built) return WithClock(day, built);
        var behind = Sign(day.End, ',') ? day.End + 1 : day.End;
        if (ReadPart(behind, out var partEnd) is { } part) return WithClock(day with { End = partEnd, Part = part }, part);
        return WithClock(day, null);
    }

    private Piece WithClock(Piece day, DayPart? part)
    {
        var j = day.End;
        var lead = Sign(j, ',') || Sign(j, '-') || Sign(j, '@') || Is(j, "at", "around", "about", "by") || Is(j, "approximately");
        if (lead) j++;
        if (Is(j, "at", "around", "about")) (lead, j) = (true, j + 1);
        if (Is(j, "around", "about")) j++;
        // ISO 8601: "2026-11-20T21:30:05"
        if (IsText(j, "t") && IsGlued(j) && IsGlued(j + 1) && Digits(j + 1) == 2) j++;
        var isTold = lead && !Sign(day.End, ',') && !Sign(day.End, '-');
        var clock = ReadClock(j, out var end, isTold ? BareHour.Allowed : BareHour.Never, dots: isTold);
        if (clock is not { } said) return day;
        // "Monday 9-5" is a range, and is read as one.
        if (ReadPart(end, out var after) is { } late && part is null && said.EitherHalf) (said, end) = (said.In(late), after);
        else if (ReadPart(end, out after) is not null && part is null) end = after;
        // "Wed Oct 26 15:50:06 2016"
        if (day.Day is { IsDefinite: false, Past: { } past } && ReadYear(end, out var yearEnd) is { } year && Digits(end) == 4 && day.Day.Value.Timex.Length == 10)
            day = day with { Day = DayReading.Full(year, past.Month, past.Day) };
        else yearEnd = end;
        return day with { End = yearEnd, Clock = part is null ? said : said.In(part), Part = null };
    }

    // tonight, this morning, last night; yesterday afternoon is a day with a part behind it
    private Piece ReadNight(int i)
    {
        if (Is(i, "tonight", "tonite")) return new Piece(i, i + 1) { Day = DayReading.On(Today), Part = DayPart.Night };
        var early = Is(i, "early") ? -1 : Is(i, "late", "later") ? 1 : 0;
        var j = early == 0 ? i : i + 1;
        var steps = Is(j, "this") ? 0 : Is(j, "last", "previous") ? -1 : Is(j, "next") ? 1 : MondayOfNone;
        if (steps == MondayOfNone) return default;
        if (Is(j + 1, "early", "late")) (early, j) = (Is(j + 1, "early") ? -1 : 1, j + 1);
        if (!IsRole(j + 1, WordRole.Part) || Value(j + 1) > 3) return default;
        var part = EnglishTimeWords.Parts[Value(j + 1)];
        return new Piece(i, j + 2) { Day = DayReading.On(Today.AddDays(steps)), Part = early < 0 ? part.Early() : early > 0 ? part.Late() : part };
    }

    /// <summary>A part of the day with its small words: "in the morning", "later in the evening", "night-time".</summary>
    private DayPart? ReadPart(int i, out int end)
    {
        end = i;
        var j = i;
        var early = Is(j, "early", "earlier") ? -1 : Is(j, "late", "later") ? 1 : 0;
        if (early != 0) j++;
        if (Is(j, "in", "during", "at", "around")) j++;
        var around = Is(i, "around");
        if (Is(j, "the")) j++;
        if (Is(j, "early", "late")) (early, j) = (Is(j, "early") ? -1 : 1, j + 1);
        // A meal is a time only with a word that says so.
        if (!IsRole(j, WordRole.Part) || (Value(j) > 5 && j == i && !Is(i - 1, "before", "after", "since"))) return null;
        end = j + 1;
        var part = EnglishTimeWords.Parts[Value(j)];
        if (part == DayPart.Night && Sign(end, '-') && Is(end + 1, "time")) (part, end) = (DayPart.NightTime, end + 2);
        if (early != 0) part = early < 0 ? part.Early() : part.Late();
        return around ? part with { Mod = "approx" } : part;
    }

    // 3pm tomorrow, 8am this morning, at 8.30 pm today, 13:00 February 28, 10, tonight; or a time or part of the day alone
    private Piece ReadClockAndDay(int i)
    {
        var at = Is(i, "at", "around", "about", "by") ? i + 1 : Sign(i, '@') ? i + 1 : i;
        if (ReadClock(at, out var end, at > i || IsTold(i) ? BareHour.Allowed : BareHour.Never, dots: at > i || IsTold(i)) is { } clock)
        {
            if (DayBehind(end) is { IsNothing: false } day)
            {
                var said = day.Part is null ? clock : clock.In(day.Part);
                var isNamed = Is(day.Start, "today", "tonight", "tonite", "this");
                return new Piece(isNamed && Is(i, "at") ? i : at, day.End) { Day = day.Day, Clock = said };
            }

            if (at > i && Digits(at) > 0 && end == at + 1 && IsCounted(end)) return default;
            return new Piece(at, end) { Clock = clock };
        }

        if (Digits(i) is 1 or 2 && Value(i) is >= 1 and <= 12 && DayBehind(i + 1) is { Part: not null, IsNothing: false } tonight && !Is(i - 1, "only"))
            return new Piece(i, tonight.End) { Day = tonight.Day, Clock = new ClockReading(Value(i), null, null, true).In(tonight.Part) };
        return ReadPart(i, out var partEnd) is { } part ? ReadPartAndClock(i, partEnd, part) : default;
    }

    private bool IsTold(int i) => Is(i - 1, "at") || Sign(i - 1, '@');

    // "at 3 places": what is counted is no time.
    private bool IsCounted(int i) => i < _tokens.Count && _tokens[i].IsWord && _tokens[i].Word.Length == 0;

    private Piece ReadPartAndClock(int i, int end, DayPart part)
    {
        var j = Is(end, "at", "around") ? end + 1 : end;
        if (j > end && ReadClock(j, out var behind, BareHour.Allowed) is { } clock) return new Piece(i, behind) { Clock = clock.In(part) };
        var on = Is(end, "of", "on") ? end + 1 : end;
        if (on < _tokens.Count && on > end && ReadDay(on) is { IsNothing: false } day) return day with { Start = i, Part = part };
        if (on < _tokens.Count && ReadDay(end) is { IsNothing: false } close && part.Timex != "TMEL") return close with { Start = i, Part = part };
        return new Piece(i, end) { Part = part };
    }

    private Piece DayBehind(int i)
    {
        var j = Sign(i, ',') || Is(i, "on", "of", "for") ? i + 1 : i;
        if (Is(j, "on")) j++;
        if (j >= _tokens.Count) return default;
        if (ReadNight(j) is { IsNothing: false } night) return night;
        var day = ReadDay(j);
        if (day.IsNothing || Is(i, "for")) return default;
        // "3pm tomorrow morning"
        return ReadPart(day.End, out var end) is { } part ? day with { End = end, Part = part } : day;
    }

    // end of the day, eod, end of the sunday
    private Piece ReadEndOfDay(int i)
    {
        if (Is(i, "eod")) return LastSecond(i, i + 1, DayReading.On(Today));
        var j = Is(i, "the") ? i + 1 : i;
        if (!Is(j, "end") || !Is(j + 1, "of") || j + 2 >= _tokens.Count) return default;
        if (Is(j + 2, "day")) return LastSecond(i, j + 3, DayReading.On(Today));
        var k = Is(j + 2, "the") && !Is(j + 3, "day") ? j + 3 : j + 2;
        return k < _tokens.Count && ReadDay(k) is { Day: { } day } said ? LastSecond(i, said.End, day) : default;
    }

    private static Piece LastSecond(int i, int end, DayReading day) => new(i, end) { Day = day, Clock = new ClockReading(23, 59, 59, false) };
}
