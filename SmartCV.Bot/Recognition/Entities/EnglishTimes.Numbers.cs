namespace SmartCV.Bot.Recognition.Entities;

internal sealed partial class EnglishTimes
{
    /// <summary>A number below a thousand, in digits or words ("twenty-five", "a hundred").</summary>
    private int? ReadNumber(int i, out int end)
    {
        end = i + 1;
        if (i >= _tokens.Count) return null;
        if (Digits(i) is > 0 and <= 4) return Value(i);
        if (!IsRole(i, WordRole.Number) || Value(i) > 99) return null;
        var value = Value(i);
        if (value >= 20 && value % 10 == 0)
        {
            var j = Sign(end, '-') ? end + 1 : end;
            if (IsRole(j, WordRole.Number) && Value(j) is >= 1 and <= 9) (value, end) = (value + Value(j), j + 1);
        }

        if (Is(end, "hundred") && value < 10) (value, end) = (value * 100, end + 1);
        return value;
    }

    /// <summary>"first", "twenty second", "3rd", "the 15th day"; plain digits only when <paramref name="plain"/>.</summary>
    private int? ReadDayNumber(int i, out int end, bool plain)
    {
        end = i + 1;
        if (i >= _tokens.Count) return null;
        if (Digits(i) is 1 or 2)
        {
            var suffixed = Is(end, "st", "nd", "rd", "th") && IsGlued(end);
            if (suffixed) end++;
            return (suffixed || plain) && Value(i) is >= 1 and <= 31 && !(IsGlued(end) && Sign(end, '%')) ? Value(i) : null;
        }

        if (IsRole(i, WordRole.Ordinal) || Is(i, "second")) return Is(i, "second") ? 2 : Value(i) <= 31 ? Value(i) : null;
        if (!IsRole(i, WordRole.Number) || Value(i) is not (20 or 30)) return plain ? SmallWord(i) : null;
        var j = Sign(end, '-') ? end + 1 : end;
        var ones = Is(j, "second") ? 2 : IsRole(j, WordRole.Ordinal) || (plain && IsRole(j, WordRole.Number)) ? Value(j) : 0;
        if (ones is < 1 or > 9) return plain ? Value(i) : null;
        end = j + 1;
        return Value(i) + ones <= 31 ? Value(i) + ones : null;
    }

    private int? SmallWord(int i) => IsRole(i, WordRole.Number) && Value(i) is >= 1 and <= 31 ? Value(i) : null;

    /// <summary>A year in four digits or in words ("nineteen eighty six", "two thousand and fifteen").</summary>
    private int? ReadYear(int i, out int end)
    {
        end = i + 1;
        if (i >= _tokens.Count) return null;
        if (Digits(i) == 4) return Value(i) is >= 1500 and <= 2100 ? Value(i) : null;
        if (Sign(i, '\'') && Digits(i + 1) == 2 && IsGlued(i + 1))
        {
            end = i + 2;
            return TwoDigitYear(Value(i + 1));
        }

        return IsRole(i, WordRole.Number) ? ReadYearWords(i, out end) : null;
    }

    private int? ReadYearWords(int i, out int end)
    {
        end = i + 1;
        if (Is(i, "two") && Is(i + 1, "thousand"))
        {
            end = i + 2;
            var rest = Is(end, "and") ? end + 1 : end;
            if (!IsRole(rest, WordRole.Number) || ReadNumber(rest, out var behind) is not ({ } more and < 100)) return 2000;
            end = behind;
            return 2000 + more;
        }

        if (Value(i) is not (>= 15 and <= 20)) return null;
        var century = Value(i) * 100;
        if (Is(i + 1, "hundred"))
        {
            end = i + 2;
            var rest = Is(end, "and") ? end + 1 : end;
            if (!IsRole(rest, WordRole.Number) || ReadNumber(rest, out var last) is not ({ } part and < 100)) return century;
            end = last;
            return century + part;
        }

        if (!IsRole(i + 1, WordRole.Number) || ReadNumber(i + 1, out var afterTens) is not ({ } tens and >= 10 and < 100)) return null;
        end = afterTens;
        return century + tens;
    }

    private static int TwoDigitYear(int value) => value < 40 ? 2000 + value : 1900 + value;
}
