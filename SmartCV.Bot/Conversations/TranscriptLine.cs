using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Conversations;

/// <summary>A line that a turn adds to the transcript; its seq and timestamp are given when it is committed.</summary>
/// <param name="Role">user, bot, agent or system.</param>
/// <param name="Visible">False: for us only (notes, decisions, changes of a ticket).</param>
public sealed record TranscriptLine(string Id, string Role, Activity Activity, bool Visible)
{
    public const string User = "user";
    public const string Bot = "bot";
    public const string Agent = "agent";
    public const string System = "system";

    private string? _body;

    /// <summary>The text to store: the activity without what the columns of the line say.</summary>
    public string Body => _body ??= ActivityJson.Write(Activity with { Id = null, Timestamp = null, ChannelId = null, Conversation = null, ServiceUrl = null });
}
