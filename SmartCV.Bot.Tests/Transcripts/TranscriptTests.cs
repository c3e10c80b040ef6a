using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Transcripts;

/// <summary>
/// Every *.transcript of this folder is played and must read the same. After a change of texts or rules: UPDATE_TRANSCRIPTS=1, then read the
/// difference as a customer would.
/// </summary>
public sealed class TranscriptTests
{
    private static readonly string Folder = Repository.Under("SmartCV.Bot.Tests", "Transcripts");

    public static TheoryData<string> Files => new(Directory.GetFiles(Folder, "*.transcript").Select(f => Path.GetFileNameWithoutExtension(f)).Order());

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_bot_says_what_stands_in(string name)
    {
        var path = Path.Combine(Folder, name + ".transcript");
        var expected = (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n");

        var transcript = Transcript.Read(expected);
        var actual = await (transcript.Given.Channel == "wechat" ? new WeChatTranscriptRun(transcript).PlayAsync() : new TranscriptRun(transcript).PlayAsync());

        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1") await File.WriteAllTextAsync(path, actual);
        else if (expected != actual) Assert.Fail(Difference(expected, actual));
    }

    private static string Difference(string expected, string actual)
    {
        var (old, now) = (expected.Split('\n'), actual.Split('\n'));
        var first = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => i >= old.Length || i >= now.Length || old[i] != now[i]);
        return $"Line {first + 1} differs.\nIn the file: {old.ElementAtOrDefault(first) ?? "(end)"}\nSaid:        {now.ElementAtOrDefault(first) ?? "(end)"}\n\nAll that was said:\n{actual}";
    }
}
