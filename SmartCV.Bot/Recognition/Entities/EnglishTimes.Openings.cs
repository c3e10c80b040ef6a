namespace SmartCV.Bot.Recognition.Entities;

internal sealed partial class EnglishTimes
{
    // before 2010, since January 1, after mid May, no later than ..., on or after ..., starting on Sep 2019, < =2019
    private (int Start, int End, Meaning? Meaning) ReadOpened(int i)
    {
        if (ReadInnerOpening(i) is { Meaning: not null } inner) return inner;
        if (ReadMore(i) is { Meaning: not null } more) return more;
        var mod = ReadMod(i, out var at);
        if (mod is null || at >= _tokens.Count) return default;
        var approx = Is(at, "around", "about", "approximately");
        if (approx) at++;
        if (Is(at, "the") && ((Is(at + 1, "year") && ReadYear(at + 2, out _) is not null) || IsRole(at + 1, WordRole.Month))) at++;
        var range = ReadRange(at);
        var piece = ReadPiece(at);
        if (piece.IsNothing && BareClockAlone(at) is { IsNothing: false } hour) piece = hour;
        if (piece.IsNothing || piece.IsNow || range.End > piece.End || piece.ToMeaning(_now) is not { } meaning) return default;
        if (piece.Start > at) piece = piece with { Start = at };
        if (meaning.Mod is "mid" or "start" or "end" && meaning.Type == Meaning.Days) mod += "-" + meaning.Mod;
        else if (meaning.Mod is not null) return default;
        if (approx) mod += "-approx";
        return RangeOpening.Open(meaning, mod) is { } open ? (i, piece.End, open) : default;
    }

    private Piece BareClockAlone(int i) =>
        Digits(i) is 1 or 2 && (i + 1 >= _tokens.Count || Sign(i + 1, '.') || Sign(i + 1, ',') || Sign(i + 1, '?')) ? BareClock(i) : default;

    private string? ReadMod(int i, out int end)
    {
        end = i + 1;
        if (Is(i, "on", "in", "at") && Is(i + 1, "or") && Is(i + 2, "before", "after")) return Ended(i + 3, Is(i + 2, "before") ? RangeOpening.Until : RangeOpening.Since, out end);
        if (Is(i, "no", "not") && Is(i + 2, "than")) return Is(i + 1, "later", "more") ? Ended(i + 3, RangeOpening.Before, out end) : Is(i + 1, "earlier", "sooner", "less") ? Ended(i + 3, RangeOpening.Since, out end) : null;
        if (Is(i, "later", "greater", "more") && Is(i + 1, "than")) return Ended(i + 2, RangeOpening.After, out end);
        if (Is(i, "earlier", "sooner", "less") && Is(i + 1, "than")) return Ended(i + 2, RangeOpening.Before, out end);
        if (Is(i, "as") && Is(i + 2, "as")) return Is(i + 1, "late") ? Ended(i + 3, RangeOpening.Until, out end) : Is(i + 1, "early") ? Ended(i + 3, RangeOpening.Since, out end) : null;
        if (Is(i, "starting", "beginning")) return Ended(Is(i + 1, "from", "on", "in") ? i + 2 : i + 1, RangeOpening.Since, out end);
        if (Sign(i, '<')) return Sign(i + 1, '=') ? Ended(i + 2, RangeOpening.Until, out end) : Ended(i + 1, RangeOpening.Before, out end);
        if (Sign(i, '>')) return Sign(i + 1, '=') ? Ended(i + 2, RangeOpening.Since, out end) : Ended(i + 1, RangeOpening.After, out end);
        if (Is(i, "since")) return RangeOpening.Since;
        if (Is(i, "before", "by", "prior", "until") || Is(i, "till", "til")) return Ended(Is(i, "prior") && Is(i + 1, "to") ? i + 2 : i + 1, RangeOpening.Before, out end);
        return Is(i, "after") ? RangeOpening.After : null;
    }

    private static string Ended(int i, string mod, out int end)
    {
        end = i;
        return mod;
    }

    // Thursday before 5pm, next Wednesday later than 10 in the morning
    private (int Start, int End, Meaning? Meaning) ReadInnerOpening(int i)
    {
        var day = ReadDay(i);
        if (day.IsNothing || day.Day is not { } on || ReadMod(day.End, out var at) is not { } mod || at >= _tokens.Count || mod == RangeOpening.Since) return default;
        return ReadClock(at, out var end, BareHour.Allowed) is { } clock && RangeOpening.Open(clock.On(on), mod, withSource: false) is { } open ? (i, end, open) : default;
    }

    // more than 2 weeks before today, less than an hour ago, more than 3 hours
    private (int Start, int End, Meaning? Meaning) ReadMore(int i)
    {
        if (!Is(i, "more", "less") || Is(i - 1, "no", "not") || !Is(i + 1, "than") || i + 2 >= _tokens.Count || ReadDuration(i + 2, out _) is null) return default;
        var moved = ReadSpell(i + 2);
        if (moved.Whole is { Type: Meaning.Duration } length) return (i, moved.End, length with { Mod = Is(i, "more") ? "more" : "less" });
        if (moved.IsNothing || moved.ToMeaning(_now) is not { IsPoint: true } meaning) return default;
        var isBack = meaning.Readings[0].Begin < _now;
        return RangeOpening.Open(meaning, Is(i, "more") == isBack ? RangeOpening.Before : RangeOpening.After, withSource: false) is { } open ? (i, moved.End, open) : default;
    }
}
