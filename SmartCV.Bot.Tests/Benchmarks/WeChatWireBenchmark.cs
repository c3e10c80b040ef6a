using System.Diagnostics;
using System.Text;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tests.WeChat;
using SmartCV.Channels.WeChat;
using Xunit.Abstractions;

namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>What one push costs before and after the bot: opened, answered with a text of 200 characters, sealed. On one thread; and the slowest of many hostile inputs.</summary>
[Trait("group", "bench")]
public sealed class WeChatWireBenchmark(ITestOutputHelper output)
{
    private const int Pushed = 20_000;
    private const int Fuzzed = 20_000;
    private const int FuzzSeed = 20260302;

    private static readonly string Answer = string.Concat(Enumerable.Repeat("打开简历，点右上角的导出就行。", 14));

    [Fact]
    public void Open_answer_and_seal()
    {
        var clock = new TestClock();
        var plain = new Pushes(clock, Pushes.Plain);
        var safe = new Pushes(clock, Pushes.Safe);
        output.WriteLine("mode     µs a push   allocated");
        Measure("plain", plain.Envelope, plain.Signed(), Pushes.Text("简历导不出来了"), clock);
        var (query, body) = safe.Seal(Pushes.Text("简历导不出来了"));
        Measure("safe", safe.Envelope, query, body, clock);
    }

    [Fact]
    public void Hostile_documents()
    {
        // The first run warms the code up.
        new WeChatFuzz(FuzzSeed).Run(Fuzzed / 10);
        var run = new WeChatFuzz(FuzzSeed).Run(Fuzzed);
        output.WriteLine($"{Fuzzed} changed pushes: the slowest {run.Slowest.TotalMilliseconds:F1} ms, of {run.SlowestBody.Length} bytes");
        foreach (var (name, xml) in Largest())
        {
            var body = Pushes.Utf8(xml);
            WeChatPushReader.Read(body);
            var start = Stopwatch.GetTimestamp();
            WeChatPushReader.Read(body);
            output.WriteLine($"{name,-28} {body.Length,9} bytes {Stopwatch.GetElapsedTime(start).TotalMilliseconds,8:F1} ms");
        }
    }

    private static IEnumerable<(string Name, string Xml)> Largest()
    {
        yield return ("text", Of("x", 260_000));
        yield return ("Chinese text", Of("你", 87_000));
        yield return ("control characters", Of("\b", 260_000));
        yield return ("references", Of("&amp;", 52_000));
        yield return ("CDATA sections", Of("<![CDATA[]]>", 21_000));
        yield return ("comments", Of("<!---->", 37_000));
        yield return ("open elements", Of("<a>", 86_000));
        yield return ("empty elements", Of("<a/>", 65_000));
        yield return ("attributes", $"<xml {Many(n => $"a{n}='' ", 26_000)}/>");
        yield return ("namespaces", $"<xml {Many(n => $"xmlns:a{n}='{n}' a{n}:b='' ", 8_500)}/>");
        yield return ("a name", $"<xml><{new string('n', 260_000)}/></xml>");
        yield return ("ten million bytes", Of("x", 10_000_000));
    }

    private void Measure(string mode, WeChatEnvelope envelope, WeChatQuery query, byte[] body, TestClock clock)
    {
        var (best, allocated) = (TimeSpan.MaxValue, 0L);
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            for (var n = 0; n < Pushed; n++)
            {
                var push = envelope.Open(query, body)!;
                envelope.Seal(WeChatReply.Text(push, clock.GetUtcNow(), Answer));
            }

            var took = Stopwatch.GetElapsedTime(start);
            if (took < best) best = took;
            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / Pushed;
        }

        output.WriteLine($"{mode,-8} {best.TotalMicroseconds / Pushed,9:F1} {allocated,7} bytes");
    }

    private static string Of(string piece, int times) => $"<xml><Content>{Many(_ => piece, times)}</Content></xml>";

    private static string Many(Func<int, string> piece, int times)
    {
        var text = new StringBuilder();
        for (var n = 0; n < times; n++) text.Append(piece(n));
        return text.ToString();
    }
}
