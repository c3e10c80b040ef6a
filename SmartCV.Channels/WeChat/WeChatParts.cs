using System.Text;
using System.Text.Json.Nodes;
using SmartCV.Channels.Protocol;

namespace SmartCV.Channels.WeChat;

/// <summary>What the bot says, as WeChat can show it: plain texts of at most 2048 bytes, short ones joined; pictures; the hand-over to WeChat's own agents.</summary>
internal static class WeChatParts
{
    public const string Text = "text";

    /// <summary>Payload: id of the file.</summary>
    public const string Image = "image";

    /// <summary>Only inside the request of a push. Payload: what is said where that is not possible any more.</summary>
    public const string Transfer = "transfer";

    private const string Between = "\n\n";
    private const string Stored = "blob:";

    /// <param name="links">Choices are links that say their text when they are tapped. Their numbers stay beside them: not every client draws the links.</param>
    public static IReadOnlyList<Part> Of(IReadOnlyList<Activity> said, bool links)
    {
        var parts = new List<Part>();
        foreach (var activity in said)
        {
            if (activity.Type == ActivityTypes.Handoff) parts.Add(new Part(Transfer, activity.Text ?? ""));
            else Add(parts, activity, links);
        }

        return parts;
    }

    private static void Add(List<Part> parts, Activity activity, bool links)
    {
        foreach (var text in Texts(activity, links)) AddText(parts, text);
        foreach (var attachment in activity.Attachments ?? [])
            if (attachment.ContentUrl?.StartsWith(Stored, StringComparison.Ordinal) == true && attachment.ContentType?.StartsWith("image/", StringComparison.Ordinal) == true)
                parts.Add(new Part(Image, attachment.ContentUrl[Stored.Length..]));
    }

    private static IReadOnlyList<string> Texts(Activity activity, bool links)
    {
        var text = WeChatText.Plain(activity.Text ?? "");
        if (string.IsNullOrWhiteSpace(text)) return [];
        if (links && activity.SuggestedActions is { Actions: { Count: > 0 } choices } && WithLinks(text, choices) is { } linked && Encoding.UTF8.GetByteCount(linked) <= WeChatText.MostBytes) return [linked];
        return WeChatText.Split(text);
    }

    // The last lines of the text are the numbered choices.
    private static string? WithLinks(string text, IReadOnlyList<CardAction> choices)
    {
        var lines = text.Split('\n');
        if (lines.Length < choices.Count) return null;
        for (var i = 0; i < choices.Count; i++)
        {
            ref var line = ref lines[^(choices.Count - i)];
            var number = $"{i + 1}. ";
            if (choices[i].Title is not { } title || line != number + title) return null;
            line = $"{number}<a href=\"weixin://bizmsgmenu?msgmenucontent={Uri.EscapeDataString(ValueOf(choices[i]) ?? title)}&msgmenuid={i + 1}\">{title}</a>";
        }

        return string.Join('\n', lines);
    }

    private static string? ValueOf(CardAction action) => action.Value is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    // Messages of one turn that fit into one are one: each costs a sound on the user's phone, and part of the budget.
    private static void AddText(List<Part> parts, string text)
    {
        if (parts is [.., { Kind: Text } last] && Encoding.UTF8.GetByteCount(last.Payload) + Between.Length + Encoding.UTF8.GetByteCount(text) <= WeChatText.MostBytes)
            parts[^1] = last with { Payload = last.Payload + Between + text };
        else
            parts.Add(new Part(Text, text));
    }
}
