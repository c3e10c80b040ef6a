namespace SmartCV.Bot.Turns;

/// <summary>How a message from a progress page names the ticket that it adds to.</summary>
public static class TicketMember
{
    /// <summary>Member of channelData.</summary>
    public const string Name = "smartcvTicket";
}
