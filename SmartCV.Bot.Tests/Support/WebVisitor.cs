using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Tests.Support;

/// <summary>A visitor of a page with the chat, over HTTP, as the widget and the client would do it.</summary>
public sealed class WebVisitor : IDisposable
{
    private const string OnePoint = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private readonly HttpClient _http;

    private WebVisitor(HttpClient http, JsonElement session)
    {
        _http = http;
        Visitor = session.GetProperty("visitor").GetString()!;
        ConversationId = session.GetProperty("conversationId").GetString()!;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("token").GetString());
    }

    /// <summary>The key that the widget keeps.</summary>
    public string Visitor { get; }

    public string ConversationId { get; }

    public HttpClient Http => _http;

    private string Activities => $"/v3/directline/conversations/{ConversationId}/activities";

    public static async Task<WebVisitor> OpenAsync(string address, string? visitor = null, string? user = null, string language = "zh-CN")
    {
        var http = new HttpClient { BaseAddress = new Uri(address), Timeout = Deadline.Default };
        using var answer = await http.PostAsJsonAsync("/widget/session", new { visitor, user, environment = new { language } });
        answer.EnsureSuccessStatusCode();
        return new WebVisitor(http, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Says something and returns its id.</summary>
    /// <param name="ticket">The ticket whose progress page it is said on.</param>
    public Task<string> SayAsync(string text, string? clientActivityId = null, string? ticket = null) =>
        PostAsync(new { type = "message", text, from = new { id = "somebody-else" }, channelData = new { clientActivityID = clientActivityId, smartcvTicket = ticket } });

    /// <summary>Says one thing after the other, each when the bot has answered.</summary>
    public async Task SayAllAsync(TestDesk desk, params string[] texts)
    {
        foreach (var text in texts)
        {
            await SayAsync(text);
            await desk.RunUntilIdleAsync();
        }
    }

    /// <summary>Says something and waits for what the bot answers to it.</summary>
    public async Task<string> AskAsync(string text)
    {
        var id = await SayAsync(text);
        Activity? reply = null;
        await Deadline.UntilAsync(
            async _ => (reply = (await ReadAsync()).FirstOrDefault(a => a.ReplyToId == id)) is not null, $"an answer to '{text}'");
        return reply!.Text!;
    }

    /// <summary>Sends values as a card of Web Chat does: no words, only the values.</summary>
    /// <param name="attachments">What the help centre sends along; a card cannot.</param>
    public Task<string> SubmitAsync(JsonObject values, params object[] attachments) =>
        PostAsync(new { type = "message", value = values, attachments, from = new { id = "somebody-else" }, channelData = new { postBack = true } });

    /// <summary>Sends the text of a value as it is, right or wrong.</summary>
    public async Task SubmitAsync(string value)
    {
        using var body = new StringContent($$"""{"type":"message","from":{"id":"somebody-else"},"value":{{value}}}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(new Uri(Activities, UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Sends a file, with words or without.</summary>
    public Task<string> SendAsync(string? text, object file) => PostAsync(new { type = "message", text, attachments = new[] { file }, from = new { id = "somebody-else" } });

    /// <summary>A picture of one point.</summary>
    public static object Picture(string name) => new { name, contentType = "image/png", contentUrl = "data:image/png;base64," + OnePoint };

    public async Task<IReadOnlyList<Activity>> ReadAsync()
    {
        var set = await _http.GetFromJsonAsync<JsonElement>(Activities + "?watermark=0");
        return set.GetProperty("activities").EnumerateArray().Select(a => ActivityJson.Read(a.GetRawText())).ToList();
    }

    public void Dispose() => _http.Dispose();

    private async Task<string> PostAsync(object activity)
    {
        using var answer = await _http.PostAsJsonAsync(Activities, activity);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }
}
