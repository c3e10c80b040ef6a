using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Turns;

/// <summary>Messages that come as sound, with what a machine understood of them, and messages that nobody here can read.</summary>
internal static class Spoken
{
    /// <summary>A place on the map, as an attachment without an address.</summary>
    public const string Place = "application/vnd.smartcv.place";

    /// <summary>A file that the channel cannot hand out.</summary>
    public const string FileElsewhere = "application/vnd.smartcv.file-elsewhere";

    /// <summary>True for a voice message, understood or not.</summary>
    public static bool Is(Activity activity) => activity.Attachments is { Count: > 0 } all && all.Any(IsSound);

    public static bool IsSound(Attachment attachment) => attachment.ContentType?.StartsWith("audio/", StringComparison.Ordinal) == true;

    /// <summary>Shows what was understood before what is said about it: whoever was misheard sees it at once.</summary>
    public static void Show(Talk talk, Activity activity)
    {
        if (talk.Text.Length > 0 && Is(activity)) talk.Context.Lead = talk.T("turn.heard", ("text", talk.Text));
    }

    /// <summary>Answers what cannot be read and asks for it in words. False when there is nothing of that kind, or words beside it.</summary>
    public static bool AskForWords(Talk talk, Activity activity)
    {
        if (talk.Text.Length > 0 || FormTalk.FilesOf(activity).Count > 0 || KeyOf(activity) is not { } key) return false;
        var link = ("link", (object?)talk.ReportPage);
        if (talk.Context.State.Form is null) talk.Say(talk.T(key, link));
        else FormTalk.AskAgain(talk, talk.T(key, link));
        return true;
    }

    private static string? KeyOf(Activity activity)
    {
        if (Is(activity)) return "turn.voice_unheard";
        foreach (var attachment in activity.Attachments ?? [])
        {
            if (attachment.ContentType == Place) return "turn.place_unread";
            if (attachment.ContentType == FileElsewhere) return "turn.file_unread";
        }

        return null;
    }
}
