namespace SmartCV.Bot.Recognition.Entities;

internal sealed partial class EnglishTimes
{
    private const int MondayOfNone = int.MinValue, LastOfMonth = 5;

    /// <summary>A day without a clock. Words around it that belong to it ("the", "this", a weekday in front of a date) are part of it.</summary>
    private Piece ReadDay(int i)
    {
        var token = _tokens[i];
        var last = Is(i, "the") ? i + 1 : i;
        if (Is(last, "last") && ReadNthWeekday(i, last + 1, LastOfMonth) is { IsNothing: false } final) return final;
        var day = token switch
        {
            { IsNumber: true } => ReadNumericDate(i),
            { Role: WordRole.Month } => ReadMonthDay(i),
            { Role: WordRole.Weekday } => ReadWeekday(i),
            _ => ReadNamedDay(i),
        };
        if (day.IsNothing && token.Role is WordRole.Ordinal or WordRole.Number) day = ReadDayMonth(i);
        if (day.IsNothing && Is(i, "the")) day = ReadTheDay(i);
        if (day.IsNothing && Is(i, "on")) day = ReadWeekdayOfWeek(i + 1) is { IsNothing: false } week ? week with { Start = i } : day;
        return day.IsNothing ? ReadHoliday(i) : day;
    }

    private Piece ReadNamedDay(int i)
    {
        if (Is(i, "today", "tod", "today's")) return Ahead(i, i + 1, 0);
        if (Is(i, "tomorrow", "tmr", "tmrw", "tomorrow's")) return Ahead(i, i + 1, 1);
        if (Is(i, "yesterday", "yesterday's")) return Ahead(i, i + 1, -1);
        var j = Is(i, "the") ? i + 1 : i;
        if (Is(j, "day"))
        {
            if (Is(j + 1, "before") && Is(j + 2, "yesterday")) return Ahead(i, j + 3, -2);
            if (Is(j + 1, "after") && Is(j + 2, "tomorrow", "tmr")) return Ahead(i, j + 3, 2);
            return j > i && !Is(j + 1, "after", "before", "of") ? Ahead(i, j + 1, 0) : default;
        }

        if (Is(j, "next", "following") && Is(j + 1, "day")) return Ahead(i, j + 2, 1);
        if (Is(j, "last", "previous") && Is(j + 1, "day")) return Ahead(i, j + 2, -1);
        return ReadRelativeWeekday(i);
    }

    private Piece Ahead(int i, int end, int days) => new(i, end) { Day = DayReading.On(Today.AddDays(days)) };

    // next Monday, this past Wednesday, this upcoming Friday, next week Monday, last week - Friday; with a date behind it, the date of this year.
    private Piece ReadRelativeWeekday(int i)
    {
        if (ReadRelative(i, out var steps, out var nearest) is not (> 0 and var j)) return default;
        if (Is(i, "the")) i++;
        if (Is(j, "week"))
        {
            var k = Sign(j + 1, '-') || Is(j + 1, "on") || Sign(j + 1, ',') ? j + 2 : j + 1;
            return IsRole(k, WordRole.Weekday) ? new Piece(i, k + 1) { Day = DayReading.WeekdayIn(Today, steps, Value(k)) } : default;
        }

        if (j < _tokens.Count && steps == 0 && nearest == 0 && Digits(j) > 0 && ReadNumericDate(j) is { Day: { } date } numeric) return new Piece(i, numeric.End) { Day = ThisYear(date) };
        if (!IsRole(j, WordRole.Weekday)) return default;
        var open = j + 1 < _tokens.Count && Sign(j + 1, '(');
        if (ReadDateBehind(open ? j + 2 : j + 1) is { Day: { } exact } behind && (!open || Sign(behind.End, ')'))) return new Piece(i, open ? behind.End + 1 : behind.End) { Day = ThisYear(exact) };
        var weekday = DayReading.Weekday(Today, Value(j));
        var day = nearest > 0 ? DayReading.On(weekday.Future!.Value == Today ? Today.AddDays(7) : weekday.Future!.Value) : nearest < 0 ? DayReading.On(weekday.Past!.Value) : DayReading.WeekdayIn(Today, steps, Value(j));
        return new Piece(i, j + 1) { Day = day };
    }

    private Piece ReadDateBehind(int i) => i >= _tokens.Count ? default : _tokens[i] switch
    {
        { Role: WordRole.Month } => ReadMonthDay(i),
        { IsNumber: true } => ReadNumericDate(i),
        _ => default,
    };

    private DayReading ThisYear(DayReading day) =>
        day.IsDefinite || day.Future is not { } future || DayReading.Try(Today.Year, future.Month, future.Day) is not { } date ? day : day with { Past = date, Future = date };

    /// <summary>Behind the words for "this", "next" and "last"; 0 when there is none.</summary>
    /// <param name="nearest">1 or -1 when the nearest such day is meant, whatever its week.</param>
    private int ReadRelative(int i, out int steps, out int nearest)
    {
        (steps, nearest) = (0, 0);
        var this0 = Is(i, "this", "current");
        var j = this0 ? i + 1 : Is(i, "the") ? i + 1 : i;
        if (Is(j, "upcoming", "coming")) (nearest, steps, j) = (1, 1, j + 1);
        else if (Is(j, "past")) (nearest, steps, j) = (-1, -1, j + 1);
        else if (Is(j, "next", "following")) (steps, j) = (this0 ? 0 : 1, j + 1);
        else if (Is(j, "last", "previous", "prior")) (steps, j) = (-1, j + 1);
        else if (!this0 && Is(j, "current")) j++;
        else if (!this0) return 0;
        return j;
    }

    private Piece ReadWeekday(int i)
    {
        var weekday = Value(i);
        // "the sun" and "he sat" are no days.
        if (_tokens[i].Word is "sun" or "sat" && (Is(i - 1, "the") || IsText(i - 1, "i") || IsText(i - 1, "he") || IsText(i - 1, "she") || IsText(i - 1, "we") || IsText(i - 1, "they") || (_tokens[i].Word == "sat" && i + 1 < _tokens.Count && _tokens[i + 1] is { IsWord: true, Word.Length: 0 }))) return default;
        var j = Sign(i + 1, ',') || (Sign(i + 1, '.') && _tokens[i].End - _tokens[i].Start < 5) ? i + 2 : i + 1;
        if (ReadDateBehind(j) is { IsNothing: false } date) return date with { Start = i };
        if (j < _tokens.Count && _tokens[j].Role is WordRole.Ordinal && ReadDayMonth(j) is { IsNothing: false } spelled) return spelled with { Start = i };
        if (ReadWeekdayOfWeek(i) is { IsNothing: false } week) return week;
        if (Is(j, "the") && ReadDayNumber(j + 1, out var end, plain: false) is { } number) return OnThe(i, end, number);
        if (ReadDayNumber(j, out end, plain: false) is { } bare && !IsRole(j, WordRole.Unit)) return ReadDayMonth(j) is { IsNothing: false } full ? full with { Start = i } : OnThe(i, end, bare);
        if (j == i + 1 && Digits(j) is 1 or 2 && Value(j) is > 12 and <= 31 && !IsGlued(j) && IsPlainEnd(j + 1)) return new Piece(i, j + 1) { Day = DayReading.WeekdayAndDay(Today, weekday, Value(j)) };
        return new Piece(i, i + 1) { Day = DayReading.Weekday(Today, weekday) };
    }

    private bool IsPlainEnd(int i) => i >= _tokens.Count || (_tokens[i].IsWord ? !IsRole(i, WordRole.Unit) && !Is(i, "am", "pm") : Sign(i, ',') || Sign(i, '!') || Sign(i, '?') || Sign(i, '.'));

    // "Friday the 26th": of this month when its 26th is a Friday, else the nearest.
    private Piece OnThe(int i, int end, int number)
    {
        var day = DayReading.Try(Today.Year, Today.Month, number) is { } date && DayReading.WeekdayOf(date) == Value(i) ? DayReading.On(date) : DayReading.WeekdayAndDay(Today, Value(i), number);
        return new Piece(i, end) { Day = day };
    }

    // Monday of next week, on Friday of this week
    private Piece ReadWeekdayOfWeek(int i)
    {
        if (!IsRole(i, WordRole.Weekday)) return default;
        var j = Is(i + 1, "of", "in") ? i + 2 : i + 1;
        if (ReadRelative(j, out var steps, out _) is not (> 0 and var k) || !Is(k, "week")) return default;
        return new Piece(i, k + 1) { Day = DayReading.WeekdayIn(Today, steps, Value(i)) };
    }

    // the 18th, the 4th of July, the 15th day of next month, the second Sunday of June
    private Piece ReadTheDay(int i)
    {
        if (Digits(i + 1) > 0 && ReadDayMonth(i + 1) is { IsNothing: false } plainDate) return plainDate with { Start = i };
        if (ReadDayNumber(i + 1, out var end, plain: false) is not { } number)
        {
            // "the 17 from 2pm to 4pm"
            return Digits(i + 1) == 2 && Value(i + 1) is >= 1 and <= 31 && Is(i + 2, "at", "from") && (Digits(i + 3) > 0) ? new Piece(i, i + 2) { Day = DayReading.OfEachMonth(Today, Value(i + 1)) } : default;
        }

        if (ReadDayMonth(i + 1) is { IsNothing: false } date) return date with { Start = i };
        if (ReadNthWeekday(i + 1, end, number) is { IsNothing: false } nth) return nth with { Start = i };
        var isDay = Is(end, "day");
        if (isDay) end++;
        if (Is(end, "of") && ReadRelative(end + 1, out var steps, out _) is > 0 and var j && Is(j, "month"))
        {
            var first = new DateTime(Today.Year, Today.Month, 1).AddMonths(steps);
            return new Piece(i, j + 1) { Day = DayReading.Full(first.Year, first.Month, number) };
        }

        if (isDay) return default;
        return Digits(i + 1) > 0 || IsPlainEnd(end) && number > 3 && !IsWordAt(end) ? new Piece(i, end) { Day = DayReading.OfEachMonth(Today, number) } : default;
    }

    private bool IsWordAt(int i) => i < _tokens.Count && _tokens[i].IsWord;

    // second Sunday in June [2019]
    private Piece ReadNthWeekday(int i, int end, int number)
    {
        if (!IsRole(end, WordRole.Weekday) || number > LastOfMonth || !Is(end + 1, "of", "in")) return default;
        if (ReadRelative(end + 2, out var steps, out _) is > 0 and var unit && Is(unit, "month")) return OfRelativeMonth(i, unit + 1, Value(end), (number, steps));
        if (!IsRole(end + 2, WordRole.Month)) return default;
        var (weekday, month) = (Value(end), Value(end + 2));
        DateTime? In(int year)
        {
            if (DayReading.Try(year, month, 1) is not { } first) return null;
            var day = first.AddDays(((weekday - DayReading.WeekdayOf(first) + 7) % 7) + (7 * (number - 1)));
            // The fifth is also the last one of a month that has only four.
            return day.Month == month ? day : number == LastOfMonth ? day.AddDays(-7) : null;
        }

        if (ReadYear(end + 3, out var behind) is { } said)
            return new Piece(i, behind) { Day = new DayReading($"{said:D4}-{month:D2}-WXX-{weekday}-#{number}", In(said), In(said)) };
        var (past, future) = (In(Today.Year), In(Today.Year));
        if (past >= Today) past = In(Today.Year - 1);
        else future = In(Today.Year + 1);
        return new Piece(i, end + 3) { Day = new DayReading($"XXXX-{month:D2}-WXX-{weekday}-#{number}", past, future) };
    }

    // the first Friday of this month
    private Piece OfRelativeMonth(int i, int end, int weekday, (int Number, int Steps) which)
    {
        var first = new DateTime(Today.Year, Today.Month, 1).AddMonths(which.Steps);
        var day = Nth(first.Year, first.Month, weekday, which.Number);
        if (day.Month != first.Month && which.Number == LastOfMonth) day = day.AddDays(-7);
        return day.Month == first.Month ? new Piece(i, end) { Day = DayReading.On(day) } : default;
    }

    private bool IsText(int i, string word, string? next = null) =>
        i >= 0 && i < _tokens.Count && _text.AsSpan(_tokens[i].Start, _tokens[i].End - _tokens[i].Start).SequenceEqual(word) && (next is null || IsText(i + 1, next));
}
