namespace SmartCV.Bot.Tickets;

/// <summary>How fast we promise to be. The number is stored; the name shown to people is the text <c>ticket.priority.p1</c>.</summary>
public enum Priority
{
    P1 = 1,
    P2 = 2,
    P3 = 3,
}
