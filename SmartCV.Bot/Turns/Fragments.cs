using SmartCV.Bot.Conversations;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Languages;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Tickets;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Turns;

/// <summary>
/// On channels where people send one thought in several messages (在吗 / 简历导不出来了 / 点导出就弹失败), openers are collected for a moment and taken as one. Whatever can be answered
/// as it stands is never collected: an answer to a form, a word that means something as a whole, a number, a question that is understood. Pictures come one a message, and are
/// collected wherever they come.
/// </summary>
internal static class Fragments
{
    /// <summary>So long nobody says anything more: then it was all.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan QuietAfterPicture = TimeSpan.FromSeconds(2);

    /// <summary>Who goes on talking is answered after this time.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    // A text of this length was written in one piece.
    private const int LongText = 40;

    // Words that mean something as a whole message, and a greeting is not among them.
    private static readonly string[] Commands =
        ["yes", "no", "skip", "back", "cancel", "pause", "resume", "restart", "submit", "person", "ticket", "help", "thanks", "bye", "solved", "unsolved", "urgent", "language", "languages", "ok", "bot"];

    /// <summary>The first waiting messages that belong together, as one; and how many they are.</summary>
    public static (Activity Activity, int Count) Join(TurnContext context, LanguageWords words)
    {
        var first = context.Entry.Activity;
        if (!context.Abilities.CollectsFragments || !IsPiece(context.Entry)) return (first, 1);
        var count = 1;
        var pictures = IsPicture(first);
        while (count < context.Entries.Count && IsPiece(context.Entries[count]) && Follows(context, words, (count, pictures))) count++;
        return (count == 1 ? first : Joined(context.Entries.Take(count).Select(e => e.Activity).ToList(), words), count);
    }

    /// <summary>When the pieces are to be taken at last, if nothing more comes; null: now.</summary>
    public static DateTimeOffset? WaitFor(Talk talk, int count)
    {
        var context = talk.Context;
        // What waits behind them and is none of them ends the thought.
        if (!context.Abilities.CollectsFragments || !IsPiece(context.Entry) || context.Entries.Count > count) return null;
        var last = context.Entries[count - 1];
        var isPicture = IsPicture(last.Activity);
        if (!isPicture && (context.State.Form is not null || IsWhole(talk))) return null;
        var until = last.AcceptedAt + (isPicture ? QuietAfterPicture : Quiet);
        var end = context.Entry.AcceptedAt + Longest;
        if (end < until) until = end;
        return until > context.Now ? until : null;
    }

    private static bool Follows(TurnContext context, LanguageWords words, (int Index, bool Pictures) so)
    {
        var next = context.Entries[so.Index].Activity;
        if (IsPicture(next)) return so.Pictures || context.State.Form is null;
        // In a form each text answers one question.
        if (context.State.Form is not null) return false;
        return !IsCommand(context, words, next.Text!.Trim()) && (so.Pictures || !IsCommand(context, words, context.Entries[so.Index - 1].Activity.Text?.Trim() ?? ""));
    }

    private static bool IsPiece(InboxEntry entry) =>
        entry is { Kind: InboxEntry.CustomerKind, Attempts: 0, Activity: { Type: ActivityTypes.Message, Value: null } activity } && !Spoken.Is(activity)
        && (IsPicture(activity) || !string.IsNullOrWhiteSpace(activity.Text));

    private static bool IsPicture(Activity activity) => string.IsNullOrWhiteSpace(activity.Text) && FormTalk.FilesOf(activity).Count > 0;

    private static bool IsCommand(TurnContext context, LanguageWords words, string text) =>
        Commands.Any(list => words.Is(list, text))
        || ListedNumber.Read(text) is not null
        || TicketNumber.Find(text) is not null
        || context.State.Offered.Any(o => string.Equals(o.Title, text, StringComparison.OrdinalIgnoreCase));

    private static bool IsWhole(Talk talk)
    {
        if (talk.Text.Length >= LongText || IsCommand(talk.Context, talk.Content.Words, talk.Text) || talk.Chosen() is not null) return true;
        if (talk.Content.Forms.OpenedBy(talk.Text) is not null || UrgencySigns.Read(talk.Text, talk.Language) is not null || PersonSigns.Wants(talk.Text)) return true;
        var decision = AnswerDecision.For(talk.Text, talk.Meant, talk.Answers);
        // What only sounds urgent may be the middle of a story; what plainly is has its signs.
        if (decision.IsIntent) return decision.Label is IntentExamples.Human or IntentExamples.TicketStatus or IntentExamples.MyTickets or IntentExamples.Cancel;
        // What is told ("简历导不出来了") may go on; what is asked is answered.
        return decision.Kind is AnswerKind.Sure or AnswerKind.Likely && QuestionSigns.AsksSomething(talk.Text);
    }

    private static Activity Joined(IReadOnlyList<Activity> pieces, LanguageWords words)
    {
        var texts = pieces.Select(p => p.Text?.Trim()).OfType<string>().Where(t => t.Length > 0).ToList();
        // Whoever says hello and then what the matter is wants to hear about the matter.
        var matter = texts.Where(t => !words.Is("greeting", t)).ToList();
        var files = pieces.SelectMany(p => p.Attachments ?? []).ToList();
        return pieces[^1] with { Text = string.Join('\n', matter.Count > 0 ? matter : texts), Attachments = files.Count == 0 ? null : files };
    }
}
