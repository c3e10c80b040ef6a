using System.Text.RegularExpressions;
using SmartCV.Bot.Knowledge;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Turns;

/// <summary>Welcome, hello, thanks, help, and what people say to a bot.</summary>
internal static partial class SmallTalk
{
    private static readonly char[] ClauseEnds = [',', '，', '.', '。', '!', '！', '?', '？', ';', '；', '~', '～', '…', '\n'];

    /// <summary>Greets whoever comes; who has gone is greeted again when they come back.</summary>
    public static void ComesOrGoes(Talk talk, Activity activity)
    {
        if (activity.MembersRemoved is { Count: > 0 }) talk.Context.State = talk.Context.State with { Greeted = false };
        else Welcome(talk);
    }

    // Once, however often a page is loaded.
    private static void Welcome(Talk talk)
    {
        if (talk.Context.State.Greeted) return;
        talk.Context.State = talk.Context.State with { Greeted = true };
        talk.Say(talk.T("turn.welcome"), Starts(talk));
    }

    /// <summary>Answers a whole message of small talk. False when it is none.</summary>
    public static bool Answer(Talk talk)
    {
        var words = talk.Content.Words;
        if (words.Is("help", talk.Text)) Say(talk, "help");
        else if (words.Is("greeting", talk.Text) || words.Is("restart", talk.Text)) Say(talk, IntentExamples.Greeting);
        else if (words.Is("thanks", talk.Text) || words.Is("bye", talk.Text)) Say(talk, IntentExamples.Thanks);
        else if (words.Is("cancel", talk.Text)) Say(talk, IntentExamples.Cancel);
        else if (words.Is("ok", talk.Text)) Say(talk, "ok");
        else if (words.Is("bot", talk.Text)) talk.Say(talk.T("turn.bot"), Starts(talk));
        else if (IsAngry(talk)) Calm(talk);
        else if (OnlySigns().IsMatch(talk.Text)) talk.Say(talk.T("turn.signs"), Starts(talk));
        else return false;
        return true;
    }

    public static void Say(Talk talk, string intent)
    {
        switch (intent)
        {
            case IntentExamples.Greeting:
                talk.Say(talk.T("turn.hello"), Starts(talk));
                break;
            case IntentExamples.Thanks:
                talk.SayText("turn.thanks");
                break;
            case IntentExamples.Cancel:
                talk.SayText("turn.nothing_to_cancel");
                break;
            case "ok":
                talk.SayText("turn.ok");
                break;
            default:
                talk.Say(talk.T("turn.help", ("link", talk.HelpPage)), Starts(talk));
                break;
        }
    }

    // Every part of the message must be anger and nothing else: "什么破软件，导出不了" is about the export.
    private static bool IsAngry(Talk talk)
    {
        var clauses = talk.Text.Split(ClauseEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return clauses.Length > 0 && clauses.All(c => talk.Content.Words.Is("angry", c));
    }

    private static void Calm(Talk talk) => talk.Say(
        talk.T("turn.angry"),
        talk.ButtonFor(new TurnCommand(TurnCommand.Person)),
        talk.ButtonFor(new TurnCommand(TurnCommand.Form, Forms.Report)));

    private static Button[] Starts(Talk talk)
    {
        var starts = new List<Button>
        {
            talk.ButtonFor(new TurnCommand(TurnCommand.Form, Forms.Report)),
            talk.ButtonFor(new TurnCommand(TurnCommand.MyTickets)),
            talk.ButtonFor(new TurnCommand(TurnCommand.Person)),
        };
        if (talk.Context.State.Paused.Count > 0) starts.Insert(0, talk.ButtonFor(new TurnCommand(TurnCommand.Resume)));
        return [.. starts];
    }

    // 😂, 。, ？？？, 哈哈哈; [微笑] is how WeChat writes its faces. Laughing asks nothing. Atomic: a run of 哈 must not be split in every way.
    [GeneratedRegex(@"^(?>\[\p{L}{1,4}\]|[^\p{L}\p{N}]|[哈呵嘿嘻]{2,}|\b(?:(?:ha|he){2,}h?|hh+|lol)\b)+$", RegexOptions.IgnoreCase)]
    private static partial Regex OnlySigns();
}
