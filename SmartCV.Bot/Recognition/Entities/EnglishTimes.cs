namespace SmartCV.Bot.Recognition.Entities;

/// <summary>
/// Dates, times, ranges and durations in English, over tokens. At each token the longest expression wins, and reading goes on behind it. Seasons, quarters,
/// week numbers, fiscal years, repeated times ("every Monday") and time zones are not read.
/// </summary>
internal sealed partial class EnglishTimes
{
    private readonly string _text;
    private readonly List<EnglishToken> _tokens;
    private readonly DateTime _now;

    private EnglishTimes(string text, DateTime now) => (_text, _tokens, _now) = (text, EnglishTokens.Of(text), now);

    private DateTime Today => _now.Date;

    /// <param name="text">Folded in place.</param>
    public static List<Found> Read(string text, DateTime now) => new EnglishTimes(text, now).Read();

    private List<Found> Read()
    {
        var found = new List<Found>();
        for (var i = 0; i < _tokens.Count;)
        {
            if (CanBegin(i) && ReadAt(i) is var (start, end, meaning) && meaning is not null && IsFree(end))
            {
                if (meaning.Type != Skipped) found.Add(new Found(_tokens[start].Start, _tokens[end - 1].End, meaning));
                i = end;
            }
            else i++;
        }

        return found;
    }

    /// <summary>The type of what was understood but is not told.</summary>
    private const string Skipped = "skipped";

    private bool CanBegin(int i)
    {
        var token = _tokens[i];
        if (token.IsWord && token.Word.Length == 0) return false;
        if (token.Sign is not ('\0' or '<' or '>')) return false;
        if (Sign(i - 1, '$') || (token.IsNumber && IsNumbered(i - 1))) return false;
        if (!token.IsGlued) return true;
        var before = _tokens[i - 1];
        if (before.IsWord || before.IsNumber) return false;
        // "$2000", "1.5.3", "ABC-12345", "#12" are no times.
        return before.Sign is not ('$' or '#' or '€' or '£' or '¥' or '_' or '@' or '%') && !(before.Sign is '.' or '-' or '/' or ':' && before.IsGlued && i > 1 && token.IsNumber && token.Digits != 8);
    }

    // "version 3pm", "error 2014", "Office 2016": a number with a name.
    private bool IsNumbered(int i) => i >= 0 && _tokens[i].IsWord && _tokens[i].Word.Length == 0
        && (IsText(i, "version") || IsText(i, "v") || IsText(i, "error") || IsText(i, "code") || IsText(i, "port") || IsText(i, "office") || IsText(i, "windows") || IsText(i, "server") || IsText(i, "room") || IsText(i, "ticket") || IsText(i, "order"));

    private bool IsFree(int end) =>
        end >= _tokens.Count || !_tokens[end].IsGlued || !(_tokens[end].IsWord || _tokens[end].IsNumber || (_tokens[end].Sign is '%' or '$'));

    private (int Start, int End, Meaning? Meaning) ReadAt(int i)
    {
        if (ReadRepeated(i) is > 0 and var repeated) return (i, repeated, new Meaning(Skipped));
        var best = ReadOpened(i);
        best = Longer(best, ReadRange(i));
        return Longer(best, ReadClosed(i));
    }

    private static (int Start, int End, Meaning? Meaning) Longer((int Start, int End, Meaning? Meaning) one, (int Start, int End, Meaning? Meaning) other) =>
        other.Meaning is not null && other.End > one.End ? other : one;

    private (int Start, int End, Meaning? Meaning) ReadClosed(int i)
    {
        var piece = ReadPiece(i);
        return piece.IsNothing ? default : WithLater(piece);
    }

    // "2018 or later", "June 3 or earlier": what follows opens the range.
    private (int Start, int End, Meaning? Meaning) WithLater(Piece piece)
    {
        var meaning = piece.ToMeaning(_now);
        var i = piece.End;
        var mod = Is(i, "or", "and") && Is(i + 1, "later", "after") ? RangeOpening.Since : Is(i, "or", "and") && Is(i + 1, "earlier", "before") ? RangeOpening.Until : null;
        if (mod is not null && meaning is not null && RangeOpening.Open(meaning, mod) is { } open) return (piece.Start, i + 2, open);
        return (piece.Start, piece.End, meaning);
    }

    // "every Friday", "each two days", "daily": no moment at all, and none is read inside.
    private int ReadRepeated(int i)
    {
        if (Is(i, "daily", "weekly", "monthly", "yearly") || Is(i, "annually", "everyday")) return i + 1;
        if (!Is(i, "every", "each", "any")) return 0;
        var j = Is(i + 1, "other") ? i + 2 : i + 1;
        if (ReadNumber(j, out var end) is not null) j = end;
        return j < _tokens.Count && _tokens[j].Role is WordRole.Unit or WordRole.Weekday or WordRole.Part or WordRole.Month ? j + 1 : 0;
    }

    private bool Is(int i, string word) => i >= 0 && i < _tokens.Count && ReferenceOrEqual(_tokens[i].Word, word);

    private bool Is(int i, string one, string other) => Is(i, one) || Is(i, other);

    private bool Is(int i, string one, string other, string third) => Is(i, one) || Is(i, other) || Is(i, third);

    private bool Is(int i, string one, string other, string third, string fourth) => Is(i, one, other) || Is(i, third, fourth);

    private bool Sign(int i, char sign) => i >= 0 && i < _tokens.Count && _tokens[i].Sign == sign;

    private bool IsRole(int i, WordRole role) => i >= 0 && i < _tokens.Count && _tokens[i].Role == role;

    private bool IsGlued(int i) => i < _tokens.Count && _tokens[i].IsGlued;

    private int Digits(int i) => i >= 0 && i < _tokens.Count ? _tokens[i].Digits : 0;

    private int Value(int i) => _tokens[i].Value;

    private static bool ReferenceOrEqual(string one, string other) => ReferenceEquals(one, other) || string.Equals(one, other, StringComparison.Ordinal);
}
