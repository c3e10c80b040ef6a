using System.Diagnostics;

namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>Something that is measured beside others, in rounds that take turns, since a machine is faster in one minute than in another.</summary>
internal sealed class Contender(string name, int processId, BenchEngine engine, IReadOnlyList<Func<CancellationToken, Task<TimeSpan>>> turns)
{
    private readonly List<LoadResult> _rounds = [];
    private readonly List<double> _own = [];
    private readonly List<double> _server = [];

    public double PerSecond => Middle(_rounds.Select(r => r.PerSecond));

    /// <summary>Of the process and, where there is one, of the database's server.</summary>
    public double CpuMilliseconds => Middle(_own.Zip(_server, (own, server) => own + server));

    public Task WarmUpAsync(TimeSpan duration) => Load.RunAsync(turns, duration);

    /// <param name="perSecond">Null: as many as go through.</param>
    public async Task RunAsync(TimeSpan duration, double? perSecond = null)
    {
        var (own, server) = (OwnTime(), await engine.ServerTimeAsync());
        var round = await Load.RunAsync(turns, duration, perSecond);
        _own.Add((OwnTime() - own).TotalMilliseconds / round.Turns);
        _server.Add((await engine.ServerTimeAsync() - server).TotalMilliseconds / round.Turns);
        _rounds.Add(round);
    }

    public override string ToString()
    {
        var server = engine.IsEmbedded ? "" : $" + {Middle(_server):F3} in the database";
        return $"{name}: {PerSecond:F0}/s ({_rounds.Min(r => r.PerSecond):F0} to {_rounds.Max(r => r.PerSecond):F0}), {Middle(_own):F3}{server} CPU ms each, "
            + $"p50 {Middle(_rounds.Select(r => r.Median)):F1} ms, p99 {Middle(_rounds.Select(r => r.Slowest1Percent)):F1} ms";
    }

    private TimeSpan OwnTime()
    {
        using var process = Process.GetProcessById(processId);
        return process.TotalProcessorTime;
    }

    private static double Middle(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;
}
