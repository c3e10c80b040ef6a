using Microsoft.Extensions.Diagnostics.HealthChecks;
using SmartCV.Bot.Storage;

namespace SmartCV.Bot.Hosting;

/// <summary>Ready means: the database answers.</summary>
public sealed class DatabaseHealth(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await database.FindAsync<long>("select count(*) from counters", null, cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
