namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>The test assembly as a program: a <see cref="BareServer"/> in a process of its own, as the host is one. Test runners do not come by here.</summary>
internal static class BareProgram
{
    public static Task Main(string[] args) => BareServer.RunAsync(args[0], args[1], args[2], args[3]);
}
