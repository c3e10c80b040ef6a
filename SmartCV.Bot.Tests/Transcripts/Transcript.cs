using System.Globalization;

namespace SmartCV.Bot.Tests.Transcripts;

/// <summary>
/// A conversation as a text file: what is given, then what people say (<c>&gt;</c>) and what the bot answers (<c>&lt;</c>, its buttons as
/// <c>&lt; [title]</c>). Lines that belong to the line above begin with two spaces. <c>wait: 2h</c> lets time pass. <c>file: a.png</c> sends a
/// picture, with words beside it when some follow the name, <c>card: {"summary": "..."}</c> fills in the card that was shown last and presses its first button.
/// With <c>channel: wechat</c> in the head it is played there: <c>&gt;&gt;</c> is sent at once after the line before (<c>&gt;&gt; file: a.png</c> too), <c>voice: what was heard</c>, <c>click: key</c> and
/// <c>follow: scene</c> act, <c>&lt;</c> is the reply inside the push and <c>&lt;&lt;</c> a customer-service message.
/// </summary>
internal sealed record Transcript(string Title, TranscriptGiven Given, IReadOnlyList<TranscriptStep> Steps)
{
    public static Transcript Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var title = lines[0].StartsWith("# ", StringComparison.Ordinal) ? lines[0][2..] : throw new FormatException("A transcript begins with '# ' and its title.");
        var given = new TranscriptGiven();
        var steps = new List<TranscriptStep>();
        var header = true;
        var speaking = false;
        foreach (var line in lines.Skip(1))
        {
            // A line of two spaces belongs to whoever spoke last.
            if (line.StartsWith('>')) speaking = true;
            else if (line.StartsWith('<')) speaking = false;
            if (line.StartsWith('<')) header = false;
            else if (line.StartsWith(">> file: ", StringComparison.Ordinal)) steps.Add(new TranscriptStep.Sends(line[9..]) { AtOnce = true });
            else if (line.StartsWith(">> ", StringComparison.Ordinal)) steps.Add(new TranscriptStep.Says(line[3..]) { AtOnce = true });
            else if (line.StartsWith("voice:", StringComparison.Ordinal)) steps.Add(new TranscriptStep.Speaks(line[6..].Trim()));
            else if (line.StartsWith("click: ", StringComparison.Ordinal)) steps.Add(new TranscriptStep.Clicks(line[7..]));
            else if (line.StartsWith("follow:", StringComparison.Ordinal)) steps.Add(new TranscriptStep.Follows(line[7..].Trim()));
            else if (line.StartsWith("> ", StringComparison.Ordinal)) steps.Add(new TranscriptStep.Says(line[2..]));
            else if (line.StartsWith("wait: ", StringComparison.Ordinal)) steps.Add(new TranscriptStep.Waits(line[6..]));
            else if (line.StartsWith("file: ", StringComparison.Ordinal)) steps.Add(new TranscriptStep.Sends(line[6..]));
            else if (line.StartsWith("card: ", StringComparison.Ordinal)) steps.Add(new TranscriptStep.FillsIn(line[6..]));
            else if (line.StartsWith("  ", StringComparison.Ordinal) && speaking && steps is [.., TranscriptStep.Says said]) steps[^1] = said with { Text = said.Text + "\n" + line[2..] };
            else if (header && steps.Count == 0 && line.Length > 0) given = given.With(line);
        }

        return new Transcript(title, given, steps);
    }
}

/// <param name="Clock">Time in Shanghai at the beginning.</param>
/// <param name="Plan">What the site's token says: free, professional ...; null: nobody is signed in.</param>
internal sealed record TranscriptGiven(DateTimeOffset Clock = default, string? Plan = null, string Language = "zh-CN")
{
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>webchat or wechat.</summary>
    public string Channel { get; init; } = "webchat";

    /// <summary>As it stands in the file.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    public TranscriptGiven With(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var (key, value) = colon > 0 ? (line[..colon], line[(colon + 2)..]) : throw new FormatException($"Expected 'key: value', got '{line}'.");
        var read = this with { Lines = [.. Lines, line] };
        return key switch
        {
            "clock" => read with { Clock = new DateTimeOffset(DateTime.ParseExact(value, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8)) },
            "plan" => read with { Plan = value },
            "channel" => read with { Channel = value },
            "language" => read with { Language = value },
            _ when key.Contains(':', StringComparison.Ordinal) => read with { Settings = new Dictionary<string, string>(Settings) { [key] = value } },
            _ => throw new FormatException($"Unknown key '{key}'. Known are clock, plan, language, channel and settings such as Support:Hotline."),
        };
    }
}

internal abstract record TranscriptStep
{
    /// <summary>True for what is sent before the step above is answered.</summary>
    public bool AtOnce { get; init; }

    /// <param name="Heard">What speech recognition made of it; empty where it is switched off.</param>
    public sealed record Speaks(string Heard) : TranscriptStep;

    public sealed record Clicks(string Key) : TranscriptStep;

    public sealed record Follows(string Scene) : TranscriptStep;

    public sealed record Says(string Text) : TranscriptStep;

    /// <param name="Sent">The name of a picture, and after a blank the words that come with it, if any.</param>
    public sealed record Sends(string Sent) : TranscriptStep
    {
        public string File => Sent.Split(' ', 2)[0];

        public string? Words => Sent.Split(' ', 2) is [_, var words] ? words : null;
    }

    /// <param name="Values">Field name to text, as JSON.</param>
    public sealed record FillsIn(string Values) : TranscriptStep;

    public sealed record Waits(string Span) : TranscriptStep
    {
        public TimeSpan Length => Span[^1] switch
        {
            's' => TimeSpan.FromSeconds(Number),
            'm' => TimeSpan.FromMinutes(Number),
            'h' => TimeSpan.FromHours(Number),
            'd' => TimeSpan.FromDays(Number),
            _ => throw new FormatException($"Expected a number with s, m, h or d, got '{Span}'."),
        };

        private int Number => int.Parse(Span[..^1], CultureInfo.InvariantCulture);
    }
}
