namespace SmartCV.Channels.Protocol;

/// <summary>The activity types we act on. Any other type is accepted, stored and ignored (activity schema A2003, A5002).</summary>
public static class ActivityTypes
{
    public const string Message = "message";
    public const string Event = "event";
    public const string Typing = "typing";
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>The bot hands the conversation to people of the channel's own (activity schema A6200).</summary>
    public const string Handoff = "handoff";

    /// <summary>Name of an event that tells how a hand-over goes: its value has a <c>state</c>, accepted or completed.</summary>
    public const string HandoffStatus = "handoff.status";

    public const string EndOfConversation = "endOfConversation";
}
