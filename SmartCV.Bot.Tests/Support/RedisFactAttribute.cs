namespace SmartCV.Bot.Tests.Support;

/// <summary>A test that needs Redis; skipped where that is missing, unless CI=true.</summary>
public sealed class RedisFactAttribute : FactAttribute
{
    public RedisFactAttribute() => Skip = Component.Redis.SkipReason;
}
