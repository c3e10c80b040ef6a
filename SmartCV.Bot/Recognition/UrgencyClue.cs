namespace SmartCV.Bot.Recognition;

/// <summary>The parts that an urgent matter is told with. One word may be several of them.</summary>
[Flags]
internal enum UrgencyClue : ulong
{
    None = 0,

    /// <summary>Says by itself that somebody took what is the customer's: hacked, 盗号.</summary>
    Theft = 1L << 0,

    /// <summary>A trap of others, which counts with a secret or money that was given away.</summary>
    Scam = 1L << 1,

    /// <summary>Came out, where everybody can see it.</summary>
    Leak = 1L << 2,

    /// <summary>Somebody who is not the customer.</summary>
    Other = 1L << 3,

    /// <summary>Done to what was the customer's; it needs somebody who did it.</summary>
    Intrude = 1L << 4,

    /// <summary>被: what follows was done by others.</summary>
    Passive = 1L << 5,

    /// <summary>"not me", "not mine".</summary>
    NotMe = 1L << 6,

    /// <summary>"never", "didn't", before <see cref="OwnAct"/>.</summary>
    Never = 1L << 7,

    /// <summary>What a customer would know to have done: bought, asked for, changed.</summary>
    OwnAct = 1L << 8,

    /// <summary>What an account shows: a login, a charge, a code.</summary>
    Event = 1L << 9,

    /// <summary>Account, password, profile.</summary>
    Account = 1L << 10,

    /// <summary>Passport number, address, telephone.</summary>
    Personal = 1L << 11,

    /// <summary>Password, code, card, money.</summary>
    Secret = 1L << 12,

    /// <summary>A telephone or computer.</summary>
    Device = 1L << 13,

    /// <summary>Stolen or lost, of a device.</summary>
    Stolen = 1L << 14,

    /// <summary>Freeze it.</summary>
    Freeze = 1L << 15,

    /// <summary>See, shows: with what is another's.</summary>
    See = 1L << 16,

    /// <summary>Another's.</summary>
    Others = 1L << 17,

    /// <summary>What was written.</summary>
    Work = 1L << 18,

    /// <summary>Is no longer there.</summary>
    Gone = 1L << 19,

    /// <summary>Nothing is left at all: needs no <see cref="Work"/> beside it.</summary>
    GoneAll = 1L << 20,

    /// <summary>There and empty, which may also be an export that went wrong.</summary>
    Emptied = 1L << 21,

    /// <summary>Export, download, preview: what comes out of it is not the work itself.</summary>
    Produced = 1L << 22,

    /// <summary>A part of the page and none of the work: button, icon.</summary>
    Page = 1L << 23,

    /// <summary>Money was given.</summary>
    Paid = 1L << 24,

    /// <summary>And what was bought is not there.</summary>
    NotGot = 1L << 25,

    /// <summary>What is paid for: membership, pro.</summary>
    PaidThing = 1L << 26,

    /// <summary>A company or a group as a whole.</summary>
    Everyone = 1L << 27,

    /// <summary>All, none, not one.</summary>
    All = 1L << 28,

    /// <summary>Cannot get in, cannot be used.</summary>
    Cannot = 1L << 29,

    /// <summary>A time within a day or so.</summary>
    Soon = 1L << 30,

    /// <summary>What has a date: interview, closing.</summary>
    Date = 1L << 31,

    /// <summary>Must, have to.</summary>
    Must = 1L << 32,

    /// <summary>Hand in, send: with <see cref="Must"/> and <see cref="Soon"/> a date, too.</summary>
    HandIn = 1L << 33,

    /// <summary>Short of time by itself: 来不及, waiting.</summary>
    Hurry = 1L << 34,

    /// <summary>A document, or what is done to have it.</summary>
    Paper = 1L << 35,

    /// <summary>It fails.</summary>
    Fails = 1L << 36,

    /// <summary>Another program or service: QQ, a bank.</summary>
    Foreign = 1L << 37,

    /// <summary>This program: 你们, SmartCV, resume.</summary>
    Ours = 1L << 38,

    /// <summary>Who left: former colleague, my ex.</summary>
    Former = 1L << 39,

    /// <summary>Works, with <see cref="Nobody"/> before it.</summary>
    Works = 1L << 40,

    /// <summary>None, not one.</summary>
    Nobody = 1L << 41,

    /// <summary>Somebody else, behind what was done: "by a stranger".</summary>
    ByOther = 1L << 42,

    /// <summary>Strange, unknown, of what an account shows.</summary>
    Odd = 1L << 43,
}
