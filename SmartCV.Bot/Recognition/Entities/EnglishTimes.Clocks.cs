namespace SmartCV.Bot.Recognition.Entities;

internal sealed partial class EnglishTimes
{
    private enum BareHour
    {
        Never,
        Allowed,
    }

    /// <summary>A time of the day. A bare number is one only where the words around it ask for a time.</summary>
    private ClockReading? ReadClock(int i, out int end, BareHour bare = BareHour.Never, bool dots = false)
    {
        end = i;
        if (i >= _tokens.Count) return null;
        if (Is(i, "noon", "midday", "noonish")) return Named(i, 12, out end);
        if (Is(i, "midnight")) return Named(i, 0, out end);
        if (ReadPast(i, out end) is { } past) return WithHalf(past, ref end);
        var said = Digits(i) > 0 ? ReadDigits(i, out end, bare, dots) : ReadWords(i, out end, bare);
        return said;
    }

    private static ClockReading Named(int i, int hour, out int end)
    {
        end = i + 1;
        return new ClockReading(hour, null, null, false);
    }

    private ClockReading? ReadDigits(int i, out int end, BareHour bare, bool dots)
    {
        end = i + 1;
        var hour = Value(i);
        if (Digits(i) == 4 && hour % 100 < 60 && hour / 100 <= 24)
        {
            var hhmm = Of(hour / 100, hour % 100, null);
            if (ReadHalf(end, hhmm, out var after) is { } half && hour / 100 <= 12)
            {
                end = after;
                return half;
            }

            return bare == BareHour.Allowed && _text[_tokens[i].Start] == '0' ? hhmm : null;
        }

        if (Digits(i) > 2 || hour > 24) return null;
        if (Sign(end, ':') && IsGlued(end) && Digits(end + 1) == 2 && IsGlued(end + 1) && Value(end + 1) < 60) return WithColon(hour, ref end);
        if (Sign(end, '.') && IsGlued(end) && Digits(end + 1) == 2 && IsGlued(end + 1) && Value(end + 1) < 60)
        {
            var dotted = Of(hour, Value(end + 1), null);
            if (ReadHalf(end + 2, dotted, out var after) is { } withHalf)
            {
                end = after;
                return withHalf;
            }

            if (dots && !(Sign(end + 2, '.') && IsGlued(end + 2) && Digits(end + 3) > 0))
            {
                end += 2;
                return WithHalf(dotted, ref end);
            }

            return null;
        }

        var plain = Of(hour, null, null);
        if (ReadHalf(end, plain, out var behind) is { } said)
        {
            end = behind;
            return said;
        }

        if (Is(end, "ish"))
        {
            end++;
            return WithHalf(plain.Fixed, ref end);
        }

        if (Is(end, "o'clock", "oclock"))
        {
            end++;
            return WithHalf(plain, ref end);
        }

        if (InPart(end) is (> 0, not null) && hour is >= 1 and <= 12) return WithHalf(plain, ref end);
        return bare == BareHour.Allowed && !IsRole(end, WordRole.Unit) && (!IsGlued(end) || IsEnding(end)) ? plain : null;
    }

    private bool IsEnding(int i) => i < _tokens.Count && _tokens[i].Sign is '.' or ',' or '?' or '!' or '-' or '~' or ';' or ')' && Digits(i + 1) == 0 | !IsGlued(i + 1) | !Sign(i, '.');

    private ClockReading WithColon(int hour, ref int end)
    {
        var minute = Value(end + 1);
        end += 2;
        int? second = null;
        if (Sign(end, ':') && IsGlued(end) && Digits(end + 1) == 2 && IsGlued(end + 1) && Value(end + 1) < 60) (second, end) = (Value(end + 1), end + 2);
        var clock = Of(hour, minute, second);
        return WithHalf(clock, ref end);
    }

    // "half past seven", "20 min past eight", "quarter to five", "five to six" only with a word for minutes.
    private ClockReading? ReadPast(int i, out int end)
    {
        end = i;
        var j = Is(i, "a") ? i + 1 : i;
        int? minutes = Is(j, "half") ? 30 : Is(j, "quarter") ? 15 : null;
        var named = minutes is not null;
        if (named) end = j + 1;
        else if ((minutes = ReadNumber(i, out end)) is null or > 59) return null;
        if (Is(end, "min", "minutes", "minute", "mins"))
        {
            named = true;
            end++;
        }

        var back = Is(end, "to", "before", "til");
        if (!back && !Is(end, "past", "after")) return null;
        if (!named && !Is(end, "past")) return null;
        if (ReadNumber(end + 1, out var behind) is not ({ } hour and >= 1 and <= 24) || (back && minutes == 30)) return null;
        end = Is(behind, "o'clock", "oclock") ? behind + 1 : behind;
        return back ? Of(hour == 1 ? 12 : hour - 1, 60 - minutes, null) : Of(hour, minutes, null);
    }

    // "seven", "seven thirty", "seven twenty-seven", "six oh five", "seven o'clock"
    private ClockReading? ReadWords(int i, out int end, BareHour bare)
    {
        end = i + 1;
        if (!IsRole(i, WordRole.Number) || Value(i) is < 1 or > 12) return null;
        var clock = Of(Value(i), null, null);
        if (Is(end, "o'clock", "oclock"))
        {
            end++;
            return WithHalf(clock, ref end);
        }

        var minuteAt = Is(end, "oh") ? end + 1 : end;
        if (IsRole(minuteAt, WordRole.Number) && ReadNumber(minuteAt, out var after) is { } minute && (minute is >= 10 and < 60 || (minute < 10 && minuteAt > end)))
        {
            var withMinutes = clock with { Minute = minute };
            var last = Is(after, "minutes") ? after + 1 : after;
            if (ReadHalf(last, withMinutes, out var behind) is { } half)
            {
                end = behind;
                return half;
            }

            if (bare == BareHour.Allowed || InPart(last) is (> 0, not null))
            {
                end = last;
                return WithHalf(withMinutes, ref end);
            }
        }

        if (ReadHalf(end, clock, out var close) is { } said)
        {
            end = close;
            return said;
        }

        if (InPart(end) is (> 0, not null)) return WithHalf(clock, ref end);
        return bare == BareHour.Allowed && !(IsRole(end, WordRole.Unit) || IsRole(end, WordRole.Number)) ? clock : null;
    }

    private static ClockReading Of(int hour, int? minute, int? second) => new(hour % 24, minute, second, hour is >= 1 and <= 12);

    private ClockReading WithHalf(ClockReading clock, ref int end)
    {
        if (ReadHalf(end, clock, out var behind) is { } half)
        {
            end = behind;
            return half;
        }

        if (InPart(end) is not (> 0 and var partEnd, { } part) || !clock.EitherHalf) return clock;
        end = partEnd;
        return clock.In(part);
    }

    // am, p.m., "p . m .", a lone a or p that is glued
    private ClockReading? ReadHalf(int i, ClockReading clock, out int end)
    {
        end = i;
        if (i >= _tokens.Count || clock.Hour > 12) return clock.Hour > 12 && Is(i, "pm", "am") ? Closed(i + 1, clock.Fixed, out end) : null;
        if (Is(i, "ampm")) return Closed(i + 1, clock, out end);
        var dotted = Sign(i, '.') && Is(i + 1, "am", "pm") && IsGlued(i + 1);
        if (dotted) i++;
        var isFirst = Is(i, "am", "a");
        if (!isFirst && !Is(i, "pm", "p")) return null;
        var said = clock with { Hour = isFirst ? clock.Hour % 12 : (clock.Hour % 12) + 12, EitherHalf = false };
        if (Is(i, "am", "pm")) return Closed(i + 1, said, out end);
        var m = Sign(i + 1, '.') ? i + 2 : i + 1;
        if (Is(m, "m")) return Closed(Sign(m + 1, '.') && Sign(i + 1, '.') && !IsSentenceEnd(m + 1) ? m + 2 : m + 1, said, out end);
        return IsGlued(i) ? Closed(i + 1, said, out end) : null;
    }

    // The last dot of "p.m." belongs to it, also at the end of a sentence; the library and its specification see it so.
    private static bool IsSentenceEnd(int i) => false;

    private static ClockReading Closed(int i, ClockReading clock, out int end)
    {
        end = i;
        return clock;
    }

    /// <summary>"in the morning", "at night", "in the evening": the part of the day that tells which half is meant.</summary>
    private (int End, DayPart? Part) InPart(int i)
    {
        var j = Is(i, "in", "at", "during") ? i + 1 : i;
        if (j == i) return default;
        if (Is(j, "the")) j++;
        var early = Is(j, "early", "late");
        if (early) j++;
        return IsRole(j, WordRole.Part) && Value(j) < 6 ? (j + 1, EnglishTimeWords.Parts[Value(j)]) : default;
    }
}
