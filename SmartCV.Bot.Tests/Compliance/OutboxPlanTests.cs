using Dapper;
using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Compliance;

/// <summary>The outbox keeps what was delivered. Its pump must not read all of that again at every look.</summary>
public sealed class OutboxPlanTests
{
    [Fact]
    public async Task What_the_outbox_asks_often_is_answered_from_an_index()
    {
        await using var desk = await TestDesk.StartAsync();
        await using var connection = await desk.Database.OpenAsync(CancellationToken.None);
        var args = new { now = 1L, token = "t", until = 2L, limit = 1L, conversation = "c", channel = "push" };

        var plans = new List<string>();
        foreach (var sql in OutboxStore.Frequent) plans.AddRange((await connection.QueryAsync<PlanStep>("explain query plan " + sql, args)).Select(s => s.Detail));

        Assert.NotEmpty(plans);
        Assert.All(plans, step => Assert.False(step.StartsWith("SCAN", StringComparison.Ordinal) && !step.Contains("USING INDEX outbox_due", StringComparison.Ordinal), step));
    }

    private sealed class PlanStep
    {
        public string Detail { get; init; } = "";
    }
}
