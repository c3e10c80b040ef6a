using static SmartCV.Bot.Recognition.UrgencyClue;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// What makes an urgent matter, put together from clues (<see cref="UrgencyClue"/>), so that wordings are caught that nobody wrote down: somebody else and
/// the account, what was written and gone, paid and not got, everybody and cannot, a date that is near and a document that fails.
/// </summary>
internal static class UrgencyRules
{
    /// <summary>False for most messages: no rule can hold, whatever the order of the words.</summary>
    /// <param name="all">All clues of a message.</param>
    public static bool MayHold(UrgencyClue all) =>
        (all & (Theft | Scam | Leak | Passive | NotMe | Former | Freeze | GoneAll | ByOther | Odd | Nobody)) != None || Both(all, Other, Intrude) || Both(all, Never, OwnAct) || Both(all, Device, Stolen)
        || Both(all, See, Others) || Both(all, Work, Gone) || Both(all, Work, Emptied) || Both(all, Paid, NotGot) || Both(all, All, Cannot) || Both(all, Everyone, Cannot) || Both(all, Paper, Fails);

    public static bool Security(in UrgencySentence s)
    {
        if (IsForeign(s)) return false;
        return s.Tells(Theft)
            || s.Together(Scam, Secret, 20)
            || s.Together(Leak, Personal, 20)
            || (IntrudedBy(s) && !UrgencyAsks.Helps(s.Folded))
            || s.Together(NotMe, Event, 18)
            || s.Together(Odd, Event, 2, ordered: true)
            || s.Together(Never, OwnAct, 4, ordered: true, third: Event, thirdGap: 18)
            || (s.Has(Account) && s.Together(Device, Stolen, 10))
            || (s.Together(Freeze, Account, 10) && UrgencyAsks.Bids(s.Folded))
            || s.Together(See, Others, 10, third: Personal);
    }

    private static bool IntrudedBy(in UrgencySentence s) =>
        s.Together(Other, Intrude, 8, ordered: true, third: Account)
        || s.Together(Passive, Intrude, 5, ordered: true, third: Account | Secret, thirdGap: 12)
        || s.Together(Intrude, ByOther, 4, ordered: true)
        || s.Together(Former, Intrude, 10, third: Account);

    /// <param name="all">All clues of the message: an export that came out empty is no loss, also when the export stands in another sentence.</param>
    public static bool Loss(in UrgencySentence s, UrgencyClue all)
    {
        if (s.HasAny(Page) || IsForeign(s)) return false;
        return s.Tells(GoneAll) || s.Together(Work, Gone, 9) || ((all & Produced) == None && s.Together(Work, Emptied, 9, ordered: true));
    }

    /// <param name="all">All clues of the message: "付了年费 钱扣了" and "还是免费版" often come as two.</param>
    public static bool PaidOut(in UrgencySentence s, UrgencyClue all)
    {
        if (UrgencyAsks.Refunds(s.Folded)) return false;
        return ((all & Paid) != None && s.Tells(NotGot)) || s.Together(PaidThing, Cannot, 18, third: All) || s.Together(Nobody, Works, 8, ordered: true, third: PaidThing | Everyone, thirdGap: 16) || s.Together(Everyone, Cannot, 14, third: s.IsLatin ? None : All);
    }

    public static bool IsShortOfTime(in UrgencySentence s) =>
        !UrgencyAsks.IsPast(s.Folded) && (s.Tells(Hurry) || s.Together(Soon, Date, 14) || s.Together(Soon, HandIn, 12, third: Must));

    public static bool CannotHave(in UrgencySentence s) => s.Together(Paper, Fails, 10);

    private static bool IsForeign(in UrgencySentence s) => s.HasAny(Foreign) && !s.HasAny(Ours);

    private static bool Both(UrgencyClue all, UrgencyClue one, UrgencyClue other) => (all & one) != None && (all & other) != None;
}
