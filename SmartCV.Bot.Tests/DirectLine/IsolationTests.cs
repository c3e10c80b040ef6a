using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.DirectLine;

/// <summary>A token opens one conversation and nothing else; what is no credential opens none.</summary>
public sealed class IsolationTests(LineDesk desk) : IClassFixture<LineDesk>
{
    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/activities")]
    [InlineData("POST", "/activities")]
    [InlineData("POST", "/upload")]
    public async Task A_token_never_opens_another_conversation(string method, string route)
    {
        using var mine = await desk.OpenAsync();
        using var other = await desk.OpenAsync();

        using var request = new HttpRequestMessage(new HttpMethod(method), other.Path + route);
        if (method == "POST") request.Content = JsonContent.Create(new { type = "message", text = "你好" });
        using var answer = await mine.Http.SendAsync(request);

        await LineDesk.RefusedAsync(answer, 403);
        Assert.Empty(await other.SaidAsync());
    }

    [Fact]
    public async Task The_secret_opens_every_conversation()
    {
        using var line = await desk.OpenAsync();
        using var server = LineClient.Open(desk.Address, LineClient.Secret);

        Assert.NotNull(await line.PostAsync("来自网站", "m1", server));

        Assert.Equal("来自网站", Assert.Single(await line.SaidAsync()).Text);
        using var unknown = await server.GetAsync("v3/directline/conversations/nobody/activities");
        await LineDesk.RefusedAsync(unknown, 404);
    }

    [Fact]
    public async Task A_token_without_a_user_does_not_bring_the_customer_that_its_page_names()
    {
        using var victim = await LineClient.StartAsync(desk.Address, "dl_victim");
        using var server = LineClient.Open(desk.Address, LineClient.Secret);
        using var generated = await server.PostAsJsonAsync("v3/directline/tokens/generate", new { });
        var token = (await generated.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
        using var page = LineClient.Open(desk.Address, token);

        using var started = await page.PostAsJsonAsync("v3/directline/conversations", new { user = new { id = "dl_victim" } });

        var mine = (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("conversationId").GetString()!;
        var conversations = desk.Desk.Get<ConversationStore>();
        Assert.NotEqual(
            (await conversations.FindAsync(victim.ConversationId, CancellationToken.None))!.CustomerId,
            (await conversations.FindAsync(mine, CancellationToken.None))!.CustomerId);
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("", 401)]
    [InlineData("Bearer", 401)]
    [InlineData("Bearer ", 401)]
    [InlineData("Basic dXNlcjpwYXNz", 401)]
    [InlineData("Token abc", 401)]
    [InlineData("Bearer not-the-secret-0123456789-0123456789", 403)]
    [InlineData("Bearer a.b.c", 403)]
    [InlineData("Bearer ..", 403)]
    [InlineData("Bearer eyJhbGciOiJIUzI1NiJ9.e30.", 403)]
    public async Task A_missing_credential_is_401_and_a_wrong_one_403(string? header, int status)
    {
        using var line = await desk.OpenAsync();
        using var http = new HttpClient { BaseAddress = new Uri(desk.Address), Timeout = Deadline.Default };
        if (header is not null) http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        using var answer = await http.GetAsync(line.Path + "/activities");

        await LineDesk.RefusedAsync(answer, status);
    }

    [Fact]
    public async Task A_token_with_another_payload_under_the_old_signature_is_refused()
    {
        using var mine = await desk.OpenAsync();
        using var other = await desk.OpenAsync();
        var parts = mine.Token.Split('.');

        var swapped = string.Join('.', parts[0], other.Token.Split('.')[1], parts[2]);

        await RefusedAsync(other, swapped);
    }

    [Fact]
    public async Task A_token_that_says_it_needs_no_signature_is_refused()
    {
        using var line = await desk.OpenAsync();
        var kid = JsonDocument.Parse(Decode(line.Token.Split('.')[0])).RootElement.GetProperty("kid").GetString();
        var head = Encode($$"""{"alg":"none","typ":"JWT","kid":"{{kid}}"}""");

        await RefusedAsync(line, $"{head}.{line.Token.Split('.')[1]}.");
        await RefusedAsync(line, $"{Encode("""{"alg":"none"}""")}.{line.Token.Split('.')[1]}.");
    }

    [Fact]
    public async Task A_token_of_another_host_is_refused()
    {
        await using var elsewhere = await LineDesk.StartAsync();
        using var line = await desk.OpenAsync();
        using var foreign = await LineClient.StartAsync(elsewhere.Address);

        await RefusedAsync(line, foreign.Token);
    }

    [Fact]
    public async Task The_ticket_of_a_stream_is_no_token_and_a_token_is_no_ticket()
    {
        using var line = await desk.OpenAsync();
        var ticket = line.StreamUrl.Query.Split("t=")[1];

        await RefusedAsync(line, ticket);

        var stream = line.StreamUrl.ToString().Replace(ticket, line.Token, StringComparison.Ordinal);
        Assert.Equal((int)HttpStatusCode.Forbidden, await LineStream.RefusalAsync(stream));
    }

    private async Task RefusedAsync(LineClient line, string token)
    {
        using var http = LineClient.Open(desk.Address, token);
        using var answer = await http.GetAsync(line.Path + "/activities");
        await LineDesk.RefusedAsync(answer, 403);
    }

    private static string Encode(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Decode(string part)
    {
        var padded = part.Replace('-', '+').Replace('_', '/');
        return Encoding.UTF8.GetString(Convert.FromBase64String(padded.PadRight((padded.Length + 3) / 4 * 4, '=')));
    }
}
