namespace SmartCV.Bot.Tests.Support;

/// <summary>
/// Things outside .NET that some tests need. `./test` starts them and hands over their addresses in environment variables.
/// Started from an editor, a test without its component is skipped; with CI=true it runs and fails.
/// </summary>
internal sealed record Component(string Name, string Variable)
{
    public static readonly Component Postgres = new("PostgreSQL", "SMARTCV_TEST_POSTGRES");
    public static readonly Component Redis = new("Redis", "SMARTCV_TEST_REDIS");
    public static readonly Component Chromium = new("Chromium", "SMARTCV_TEST_CHROMIUM");
    public static readonly Component Node = new("Node with the packages of Peers/", "SMARTCV_TEST_NODE");

    public string? Value => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : null;

    public string Require() => Value ?? throw new InvalidOperationException(Missing);

    /// <summary>Why a test must be skipped; null when it has to run.</summary>
    public string? SkipReason => Value is not null || Environment.GetEnvironmentVariable("CI") == "true" ? null : Missing;

    private string Missing => $"{Name} is missing: {Variable} is not set. ./test starts what tests need.";
}
