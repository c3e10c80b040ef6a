using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Tests.Transcripts;

/// <summary>Plays a transcript against the whole program, over HTTP, and writes down what was said.</summary>
internal sealed partial class TranscriptRun(Transcript transcript)
{
    private const string SiteSecret = "a-secret-that-only-the-site-and-this-test-know";

    private readonly StringBuilder _text = new();
    private int _seen;
    private JsonObject? _card;

    public async Task<string> PlayAsync()
    {
        var clock = new TestClock(transcript.Given.Clock);
        var settings = new Dictionary<string, string>(transcript.Given.Settings) { ["Widget:SiteToken:SharedSecret"] = SiteSecret, ["Support:PublicAddress"] = "https://support.example.com" };
        await using var desk = await TestDesk.StartAsync(new DeskSetup { Clock = clock, Settings = settings });
        using var visitor = await WebVisitor.OpenAsync(desk.Address, user: Token(clock), language: transcript.Given.Language);
        _text.Append("# ").Append(transcript.Title).Append('\n');
        foreach (var line in transcript.Given.Lines) _text.Append(line).Append('\n');
        _text.Append('\n');
        await HearAsync(desk, visitor);
        foreach (var step in transcript.Steps)
        {
            if (step is TranscriptStep.Says { Text: var text })
            {
                _text.Append("\n> ").Append(Indented(text)).Append('\n');
                await visitor.SayAsync(text);
            }
            else if (step is TranscriptStep.Sends { Sent: var sent } sends)
            {
                _text.Append("\nfile: ").Append(sent).Append('\n');
                await visitor.SendAsync(sends.Words, WebVisitor.Picture(sends.File));
            }
            else if (step is TranscriptStep.FillsIn { Values: var values })
            {
                _text.Append("\ncard: ").Append(values).Append('\n');
                await visitor.SubmitAsync(OnCard(values));
            }
            else if (step is TranscriptStep.Waits wait)
            {
                _text.Append("\nwait: ").Append(wait.Span).Append('\n');
                clock.Advance(wait.Length);
            }

            await HearAsync(desk, visitor);
        }

        return _text.ToString().Replace("\n\n\n", "\n\n", StringComparison.Ordinal);
    }

    private async Task HearAsync(TestDesk desk, WebVisitor visitor)
    {
        await desk.RunUntilIdleAsync();
        var all = await visitor.ReadAsync();
        foreach (var activity in all.Skip(_seen).Where(a => a.From?.Role == "bot" && a.Type == ActivityTypes.Message))
        {
            if (activity.Text is { Length: > 0 } text) _text.Append("< ").Append(Indented(ProgressKey().Replace(text, "/t/KEY"))).Append('\n');
            foreach (var attachment in activity.Attachments ?? []) _text.Append("< ").Append(Shown(attachment)).Append('\n');
            if (activity.SuggestedActions is { Actions.Count: > 0 } buttons) _text.Append("< ").AppendJoin(' ', buttons.Actions.Select(b => $"[{b.Title}]")).Append('\n');
        }

        _seen = all.Count;
    }

    // The labels of a card, each with what stands in it.
    private string Shown(Attachment attachment)
    {
        if (attachment.Content is not JsonObject card) return $"({attachment.ContentType})";
        _card = card["actions"]?[0]?["data"] as JsonObject;
        var inputs = Inputs(card).Select(i => $"{i["label"]}{(i["isRequired"] is null ? "" : "*")}{(i["value"] is { } value ? "=" + value : "")}");
        return $"(card: {string.Join(" | ", inputs)})";
    }

    private JsonObject OnCard(string values)
    {
        var submitted = (JsonObject)(_card ?? throw new InvalidOperationException("No card was shown.")).DeepClone();
        foreach (var (name, value) in JsonNode.Parse(values)!.AsObject()) submitted[name] = value?.DeepClone();
        return submitted;
    }

    private static IEnumerable<JsonObject> Inputs(JsonNode? node) => node switch
    {
        JsonObject o when o["label"] is not null => [o],
        JsonObject o => o.SelectMany(m => Inputs(m.Value)),
        JsonArray a => a.SelectMany(Inputs),
        _ => [],
    };

    // Empty lines within a text stay empty: trailing blanks would be lost in an editor.
    internal static string Indented(string text) => text.Replace("\n", "\n  ", StringComparison.Ordinal).Replace("\n  \n", "\n\n", StringComparison.Ordinal);

    private string? Token(TestClock clock)
    {
        if (transcript.Given.Plan is not { } plan) return null;
        var claims = new Dictionary<string, object> { ["sub"] = "u-1", ["email"] = "user@example.com", ["plan"] = plan, ["name"] = "小王" };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Audience = "smartcv-support",
            Claims = claims,
            Expires = clock.GetUtcNow().UtcDateTime.AddMinutes(30),
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(SiteSecret)), SecurityAlgorithms.HmacSha256),
        });
    }

    [GeneratedRegex("/t/[A-Za-z0-9_-]{20,}")]
    private static partial Regex ProgressKey();
}
