using SmartCV.Bot.Storage;

namespace SmartCV.Bot.Tests.Compliance;

/// <summary>What a turn costs on PostgreSQL hangs on the server not parsing its statements anew.</summary>
[Trait("group", "postgres")]
public sealed class PostgresPreparedTests : ComplianceSuite<OnPostgres>
{
    [Fact]
    public async Task A_statement_stays_prepared_whether_a_value_is_null_or_not()
    {
        var database = (await StartAsync()).Database;
        string?[] plans = [null, null, null, "free", "pro", "free", null];

        foreach (var plan in plans)
            await database.MustCommitAsync(new WriteSet("").Add("update customers set plan_proof = @proof where id = @id", ("proof", plan), ("id", "nobody")));

        var asking = new WriteSet("");
        var asked = asking.Ask(null, "select statement from pg_prepared_statements where statement like 'update customers set plan_proof%' order by statement");
        var prepared = (await database.MustCommitAsync(asking)).Rows[asked].Select(r => (string)r[0]!);
        Assert.Equal(["update customers set plan_proof = $1 where id = $2", "update customers set plan_proof = null where id = $1"], prepared);
    }
}
