namespace SmartCV.Bot.Pipeline;

/// <summary>Section <c>Pump</c>: how the pumps of this host work.</summary>
public sealed class PumpOptions
{
    /// <summary>How long a claimed conversation belongs to one host. After a crash this is the longest time until another host goes on.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often the pumps look for work nobody woke them for.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How many turns run at the same time.</summary>
    public int Turns { get; set; } = 64;

    /// <summary>How long the sender of a message waits for its turn before the message is stored without it. Zero: a turn is never computed before.</summary>
    public TimeSpan AtOnce { get; set; } = TimeSpan.FromSeconds(0.25);

    /// <summary>How long a turn may take. It ends before the lease, so that the failure can still be noted under it.</summary>
    public TimeSpan TurnLimit => Lease * 2 / 3;

    /// <summary>Pauses before a failed turn is tried again. After the last one the entry is dead and the customer gets an apology.</summary>
    public static IReadOnlyList<TimeSpan> RetryPauses { get; } = [TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8)];

    /// <summary>How long a stopping host waits for running turns and sends.</summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one send may take. A peer that hangs is left then, and the part is tried again later.</summary>
    public TimeSpan SendLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many parts are sent at the same time over each channel: one that hangs takes nothing from the others.</summary>
    public int Sends { get; set; } = 32;

    /// <summary>Pauses between tries to deliver a part; the last one repeats.</summary>
    public static IReadOnlyList<TimeSpan> DeliveryPauses { get; } =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];

    /// <summary>A part that could not be delivered for this long has failed; the desk sees it.</summary>
    public TimeSpan DeliveryDeadline { get; set; } = TimeSpan.FromHours(24);
}
