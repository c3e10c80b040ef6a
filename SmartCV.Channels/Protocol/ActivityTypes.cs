namespace SmartCV.Channels.Protocol;

/// <summary>The activity types we act on. Any other type is accepted, stored and ignored (activity schema A2003, A5002).</summary>
public static class ActivityTypes
{
    public const string Message = "message";
    public const string Event = "event";
    public const string Typing = "typing";
    public const string ConversationUpdate = "conversationUpdate";
    public const string EndOfConversation = "endOfConversation";
}
