using System.Text;
using System.Text.RegularExpressions;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tests.WeChat;
using SmartCV.Channels.WeChat.Simulation;

namespace SmartCV.Bot.Tests.Transcripts;

/// <summary>Plays a transcript as a WeChat user whose pushes are signed and encrypted, and writes down what the user sees.</summary>
internal sealed partial class WeChatTranscriptRun(Transcript transcript)
{
    private const string User = "oUser_A-1";

    private readonly StringBuilder _text = new();
    private int _pictures;
    private int _sent;

    public async Task<string> PlayAsync()
    {
        var settings = new Dictionary<string, string>(transcript.Given.Settings) { ["WeChat:MenuLinks"] = "on" };
        await using var desk = await WeChatDesk.StartAsync(settings: settings, setup: new DeskSetup { Clock = new TestClock(transcript.Given.Clock) });
        var user = desk.UserCalled(User).Raw;
        _text.Append("# ").Append(transcript.Title).Append('\n');
        foreach (var line in transcript.Given.Lines) _text.Append(line).Append('\n');
        var steps = new Queue<TranscriptStep>(transcript.Steps);
        while (steps.TryDequeue(out var step))
        {
            _text.Append('\n');
            if (step is TranscriptStep.Waits wait)
            {
                _text.Append("wait: ").Append(wait.Span).Append('\n');
                await desk.PassTimeAsync(wait.Length);
                Hear(desk, []);
                continue;
            }

            var pushes = new List<Task<SimulatedReply>> { Push(desk, user, step) };
            while (steps.TryPeek(out var next) && next.AtOnce)
            {
                if (pushes.Count == 1) await StoredAsync(desk, 1);
                pushes.Add(Push(desk, user, steps.Dequeue()));
                await StoredAsync(desk, pushes.Count);
            }

            Hear(desk, await Task.WhenAll(pushes.Select(desk.PassAsync)));
            // Two pushes of one second are rare, and events of one second with the same key are one.
            desk.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        return _text.ToString();
    }

    private Task<SimulatedReply> Push(WeChatDesk desk, SimulatedUser user, TranscriptStep step)
    {
        if (step is TranscriptStep.Clicks or TranscriptStep.Follows) desk.Api.UserActed(User);
        else desk.Api.UserWrote(User);
        var at = step.AtOnce ? ">> " : "";
        switch (step)
        {
            case TranscriptStep.Says { Text: var text }:
                _text.Append(step.AtOnce ? at : "> ").Append(TranscriptRun.Indented(text)).Append('\n');
                return user.SayAsync(text);
            case TranscriptStep.Sends { File: var file }:
                _text.Append(at).Append("file: ").Append(file).Append('\n');
                return user.SendPictureAsync(file == "gone.png" ? "media-that-is-gone" : desk.Api.AddMedia(new SimulatedMedia(Pictures.Png(++_pictures), "image/jpeg", file)));
            case TranscriptStep.Speaks { Heard: var heard }:
                _text.Append("voice:").Append(heard.Length > 0 ? " " + heard : "").Append('\n');
                return user.SpeakAsync(desk.Api.AddMedia(new SimulatedMedia("#!AMR\nsound"u8.ToArray(), "audio/amr", "voice.amr")), heard.Length > 0 ? heard : null);
            case TranscriptStep.Clicks { Key: var key }:
                _text.Append("click: ").Append(key).Append('\n');
                return user.ClickAsync(key);
            case TranscriptStep.Follows { Scene: var scene }:
                _text.Append("follow:").Append(scene.Length > 0 ? " " + scene : "").Append('\n');
                return user.FollowAsync(scene);
            default:
                throw new FormatException($"A WeChat user cannot do {step.GetType().Name}.");
        }
    }

    private void Hear(WeChatDesk desk, IReadOnlyList<SimulatedReply> replies)
    {
        foreach (var reply in replies.Where(r => r.Kind.Length > 0)) _text.Append("< ").Append(reply.Kind == "text" ? Shown(reply.Text) : $"({reply.Kind})").Append('\n');
        var sent = desk.SentTo(User);
        foreach (var text in sent.Skip(_sent)) _text.Append("<< ").Append(Shown(text)).Append('\n');
        _sent = sent.Count;
    }

    // A link that says its text when it is tapped is shown by its label.
    private static string Shown(string text) => TranscriptRun.Indented(Key().Replace(MenuLink().Replace(text, "[$1]"), "/t/KEY"));

    private static Task StoredAsync(WeChatDesk desk, int waiting) =>
        Deadline.UntilAsync(async _ => await desk.CountAsync("select count(*) from inbox where status = 0") >= waiting, "the push is stored");

    [GeneratedRegex("""<a href="weixin://bizmsgmenu[^"]*">([^<]*)</a>""")]
    private static partial Regex MenuLink();

    [GeneratedRegex("/t/[A-Za-z0-9_-]{20,}")]
    private static partial Regex Key();
}
