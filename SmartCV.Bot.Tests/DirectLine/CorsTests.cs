using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.DirectLine;

/// <summary>A page of any site may call, and may read why it was refused: to the client an error without these headers is "no network".</summary>
public sealed class CorsTests(LineDesk desk) : IClassFixture<LineDesk>
{
    private const string Origin = "https://www.example.com";

    [Theory]
    [InlineData("POST", "tokens/refresh")]
    [InlineData("POST", "conversations")]
    [InlineData("GET", "conversations/x")]
    [InlineData("POST", "conversations/x/activities")]
    [InlineData("POST", "conversations/x/upload")]
    public async Task A_preflight_is_answered_with_what_the_client_sends(string method, string route)
    {
        using var http = new HttpClient { BaseAddress = new Uri(desk.Address), Timeout = Deadline.Default };
        using var request = new HttpRequestMessage(HttpMethod.Options, "v3/directline/" + route);
        request.Headers.Add("Origin", Origin);
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");

        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("*", Header(answer, "Access-Control-Allow-Origin"));
        Assert.Contains("x-ms-bot-agent", Header(answer, "Access-Control-Allow-Headers"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("authorization", Header(answer, "Access-Control-Allow-Headers"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(400)]
    [InlineData(413)]
    [InlineData(415)]
    public async Task A_page_can_read_why_it_was_refused(int status)
    {
        using var line = await desk.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, status == 404 ? "v3/directline/nothing" : line.Path + "/activities");
        request.Headers.Add("Origin", Origin);
        request.Headers.Authorization = status == 401 ? null : new AuthenticationHeaderValue("Bearer", status == 403 ? "wrong" : line.Token);
        var text = status == 413 ? new string('a', 10 * 1024 * 1024) : "你好";
        request.Content = new StringContent(status == 400 ? "{" : $$"""{"type":"message","text":"{{text}}"}""", Encoding.UTF8, status == 415 ? "application/xml" : "application/json");
        using var http = new HttpClient { BaseAddress = new Uri(desk.Address), Timeout = Deadline.Default };

        using var answer = await http.SendAsync(request);

        await LineDesk.RefusedAsync(answer, status);
        Assert.Equal("*", Header(answer, "Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_page_can_read_how_long_to_wait()
    {
        await using var own = await LineDesk.StartAsync(new TestClock(), ("DirectLine:RateLimits:MessagesPerMinute", "1"));
        using var line = await LineClient.StartAsync(own.Address);
        line.Http.DefaultRequestHeaders.Add("Origin", Origin);
        Assert.NotNull(await line.PostAsync("一", "m1"));

        using var answer = await line.PostBodyAsync("""{"type":"message","text":"二"}""");

        await LineDesk.RefusedAsync(answer, 429);
        Assert.Equal("*", Header(answer, "Access-Control-Allow-Origin"));
        Assert.Equal("Retry-After", Header(answer, "Access-Control-Expose-Headers"));
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(',', answer.Headers.GetValues(name));
}
