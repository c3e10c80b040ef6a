using System.Diagnostics.CodeAnalysis;

namespace SmartCV.Bot.Scheduling;

/// <summary>Time zones by IANA name, also on machines without zone data (slim containers).</summary>
public static class DeskZone
{
    public const string DefaultId = "Asia/Shanghai";

    /// <summary>The zone of the desk while nothing else is configured.</summary>
    public static TimeZoneInfo Default { get; } = TryFind(DefaultId, out var zone) ? zone : China();

    public static bool TryFind(string id, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out zone)) return true;
        // China has one offset all year, so the zone of most desks needs no data.
        zone = id is DefaultId or "Asia/Chongqing" or "PRC" ? China() : null;
        return zone is not null;
    }

    internal static TimeZoneInfo China() => TimeZoneInfo.CreateCustomTimeZone(DefaultId, TimeSpan.FromHours(8), "China", "China");
}
