using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Tests.DirectLine;

/// <summary>One conversation over Direct Line, by plain HTTP: a site's server that holds the secret, or a page that holds a token.</summary>
public sealed class LineClient : IDisposable
{
    public const string Secret = "secret-of-the-tests-0123456789-0123456789";
    private const string Root = "v3/directline/";

    // An activity may be 64 levels deep, and a page of them is around it.
    private static readonly JsonSerializerOptions Deep = new(JsonSerializerDefaults.Web) { MaxDepth = 128 };

    private LineClient(string address, JsonElement started)
    {
        ConversationId = started.GetProperty("conversationId").GetString()!;
        Token = started.GetProperty("token").GetString()!;
        StreamUrl = new Uri(started.GetProperty("streamUrl").GetString()!);
        Http = Open(address, Token);
    }

    private LineClient(string address, LineClient same)
    {
        (ConversationId, Token, StreamUrl) = (same.ConversationId, same.Token, same.StreamUrl);
        Http = Open(address, Token);
    }

    public string ConversationId { get; }

    public string Token { get; }

    public Uri StreamUrl { get; }

    public HttpClient Http { get; }

    public string Path => $"{Root}conversations/{ConversationId}";

    /// <summary>A new token, as the site's server asks for one; its conversation is not started yet.</summary>
    public static async Task<JsonElement> GenerateAsync(string address, string user = "dl_visitor")
    {
        using var server = Open(address, Secret);
        using var answer = await server.PostAsJsonAsync(Root + "tokens/generate", new { user = new { id = user, name = "王小明" } });
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>A client that presents this credential, whatever it is.</summary>
    public static HttpClient Open(string address, string credential)
    {
        var http = new HttpClient { BaseAddress = new Uri(address), Timeout = Deadline.Default };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        return http;
    }

    /// <summary>The same conversation at another host, or at the same one after its restart.</summary>
    public static LineClient Reopen(string address, LineClient same) => new(address, same);

    public static async Task<LineClient> StartAsync(string address, string user = "dl_visitor")
    {
        var generated = await GenerateAsync(address, user);
        using var page = Open(address, generated.GetProperty("token").GetString()!);
        using var started = await page.PostAsJsonAsync(Root + "conversations", new { user = new { } });
        started.EnsureSuccessStatusCode();
        return new LineClient(address, await started.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>The id of the stored message, or null when the server gave none.</summary>
    public async Task<string?> PostAsync(string text, string clientActivityId, HttpClient? over = null)
    {
        using var answer = await (over ?? Http).PostAsJsonAsync(Path + "/activities", new { type = "message", text, channelData = new { clientActivityID = clientActivityId } });
        if (!answer.IsSuccessStatusCode) return null;
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
    }

    /// <summary>Posts a body as it stands, whether it is an activity or not.</summary>
    public async Task<HttpResponseMessage> PostBodyAsync(string body, string type = "application/json") => await PostBodyAsync(Encoding.UTF8.GetBytes(body), type);

    public async Task<HttpResponseMessage> PostBodyAsync(byte[] body, string? type = "application/json")
    {
        using var content = new ByteArrayContent(body);
        if (type is not null) content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await Http.PostAsync(Path + "/activities", content);
    }

    public Task<HttpResponseMessage> UploadAsync(HttpContent content) => Http.PostAsync($"{Path}/upload?userId=dl_visitor", content);

    /// <summary>One page of what comes after the watermark.</summary>
    public Task<JsonElement> PollAsync(string query = "?watermark=0") => Http.GetFromJsonAsync<JsonElement>($"{Path}/activities{query}");

    /// <summary>Asks for a new stream; the query is <c>?watermark=..</c> or empty.</summary>
    public Task<JsonElement> ReconnectAsync(string query) => Http.GetFromJsonAsync<JsonElement>(Path + query);

    /// <summary>What the visitor said, as the transcript has it.</summary>
    public async Task<IReadOnlyList<Activity>> SaidAsync() => [.. (await ReadAsync()).Where(a => a.From?.Role == "user")];

    /// <summary>The whole transcript, page by page.</summary>
    public async Task<IReadOnlyList<Activity>> ReadAsync()
    {
        var all = new List<Activity>();
        var watermark = "0";
        while (true)
        {
            var set = await Http.GetFromJsonAsync<JsonElement>($"{Path}/activities?watermark={watermark}", Deep);
            var page = set.GetProperty("activities").EnumerateArray().Select(a => ActivityJson.Read(a.GetRawText())).ToList();
            if (page.Count == 0) return all;
            all.AddRange(page);
            watermark = set.GetProperty("watermark").GetString()!;
        }
    }

    public void Dispose() => Http.Dispose();
}
