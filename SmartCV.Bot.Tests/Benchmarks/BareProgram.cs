namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>The test assembly as a program: a <see cref="BareServer"/> or <see cref="BareWeChat"/> in a process of its own, as the host is one. Test runners do not come by here.</summary>
internal static class BareProgram
{
    public static Task Main(string[] args) => args[0] == BareWeChat.Verb
        ? BareWeChat.RunAsync(args[1], args[2], args[3], args[4])
        : BareServer.RunAsync(args[0], args[1], args[2], args[3]);
}
