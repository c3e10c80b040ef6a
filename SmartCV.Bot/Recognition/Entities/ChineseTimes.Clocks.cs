namespace SmartCV.Bot.Recognition.Entities;

internal sealed partial class ChineseTimes
{
    private DayPart? ReadPart(int p, out int end)
    {
        foreach (var (word, part) in ChineseTimeWords.Parts)
        {
            if (!At(p, word)) continue;
            end = p + word.Length;
            return part;
        }

        end = p;
        return null;
    }

    private ClockReading? ReadClock(int p, out int end)
    {
        if (ReadClockMinus(p, out end) is { } minus) return minus;
        end = p;
        if (!ChineseNumerals.TryRead(_text, p, out var q, out var hour, out var digits) || hour > 24 || digits > 2) return null;
        if (char.IsAsciiDigit(_text[p]) && IsAny(Skip(q), ":") && ReadColon(hour, Skip(q) + 1, out end) is { } colon) return colon;
        q = Skip(q);
        if (!At(q, "点") && !(At(q, "时") && !At(q, "时间") && !At(q, "时候"))) return null;
        var isTimeWord = At(q, "点");
        if (isTimeWord && !char.IsAsciiDigit(_text[p]) && !IsHour(p, q)) return null;
        end = isTimeWord && At(q + 1, "钟") ? q + 2 : q + 1;
        if (isTimeWord && (IsAny(end, "建意五要儿击") || At(end, "问题") || (char.IsAsciiDigit(_text[p]) is false && IsAny(end, "零")))) return IsAny(end, "五零") ? WithMinutes(hour, q + 1, ref end) : null;
        return WithMinutes(hour, end, ref end);
    }

    // 一点 is "a bit" more often than an hour (快一点, 一点反应), and 这三点 are three points.
    private bool IsHour(int p, int point)
    {
        if (p > 0 && IsAny(p - 1, "这那第几有快慢早晚多少好差小大高低长短远近再稍")) return p > 1 && IsAny(p - 1, "早晚") && IsAny(p - 2, "今明昨天日周午");
        if (_text[p] != '一' || point != p + 1 || (p > 0 && IsAny(p - 1, "上午晨夜晚间早里天日从到至"))) return true;
        return point + 1 >= _text.Length || IsAny(point + 1, "钟半整多左前后之以到至的开就,，。;； ") || ChineseNumerals.IsNumeral(_text[point + 1]);
    }

    private ClockReading WithMinutes(int hour, int p, ref int end)
    {
        int? minute = null, second = null;
        p = Skip(p);
        if (At(p, "半")) (minute, end) = (30, p + 1);
        else if (At(p, "一刻")) (minute, end) = (15, p + 2);
        else if (At(p, "三刻")) (minute, end) = (45, p + 2);
        else if (At(p, "整")) end = p + 1;
        else if (ChineseNumerals.TryRead(_text, At(p, "过") ? p + 1 : p, out var q, out var value, out _) && value < 60 && IsMinute(q))
        {
            (minute, end) = (value, At(Skip(q), "分") ? Skip(q) + 1 : q);
            if (end > q && ChineseNumerals.TryRead(_text, Skip(end), out var s, out var seconds, out _) && seconds < 60 && At(s, "秒")) (second, end) = (seconds, s + 1);
        }

        return new ClockReading(hour % 24, minute, second, hour is >= 1 and <= 12);
    }

    // "8点3个文件": the number belongs to what follows.
    private bool IsMinute(int p) => At(Skip(p), "分") ? !At(Skip(p), "分钟") : !IsAny(Skip(p), "个次份天人元块页字条张年月日号小点:%秒到至-");

    private ClockReading? ReadColon(int hour, int p, out int end)
    {
        end = p;
        if (!Minutes(p, out var minute) || IsAny(p + 2, "0123456789")) return null;
        end = p + 2;
        int? second = null;
        if (IsAny(end, ":") && Minutes(end + 1, out var seconds) && !IsAny(end + 3, "0123456789")) (second, end) = (seconds, end + 3);
        var clock = new ClockReading(hour % 24, minute, second, hour is >= 1 and <= 12);
        var q = Skip(end);
        if (!IsAny(q, "ap") || hour > 12) return clock;
        var behind = At(q + 1, "m") && !(q + 2 < _text.Length && char.IsAsciiLetter(_text[q + 2])) ? q + 2 : At(q + 1, ".m.") ? q + 4 : At(q + 1, ".m") ? q + 3 : 0;
        if (behind == 0) return clock;
        end = behind;
        return clock with { Hour = _text[q] == 'p' ? (hour % 12) + 12 : hour % 12, EitherHalf = false };
    }

    private bool Minutes(int p, out int value)
    {
        value = 0;
        if (p + 2 > _text.Length || !char.IsAsciiDigit(_text[p]) || !char.IsAsciiDigit(_text[p + 1])) return false;
        value = ((_text[p] - '0') * 10) + _text[p + 1] - '0';
        return value < 60;
    }
}
