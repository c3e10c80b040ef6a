namespace SmartCV.Bot.Tests.Support;

/// <summary>A test that needs PostgreSQL; skipped where that is missing, unless CI=true.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = Component.Postgres.SkipReason;
}
