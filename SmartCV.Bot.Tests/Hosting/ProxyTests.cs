using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Hosting;

/// <summary>The host behind a proxy that speaks HTTPS for it: what a listed proxy says of a request counts, what anybody else says does not.</summary>
public sealed class ProxyTests
{
    private const string Public = "https://support.example.com";

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.0/8")]
    public async Task A_listed_proxy_says_where_the_visitor_is_and_what_was_asked_for(string trusted)
    {
        await using var desk = await StartAsync(("Proxy:Trusted:0", trusted));
        using var http = Through(desk, "203.0.113.7");

        var session = await OpenAsync(http, Public);
        var line = await StreamAsync(http, session);

        Assert.StartsWith("wss://support.example.com/v3/directline/", line, StringComparison.Ordinal);
        using var chat = await http.GetAsync("/chat?host=" + Uri.EscapeDataString(Public));
        Assert.Equal(HttpStatusCode.OK, chat.StatusCode);
    }

    [Fact]
    public async Task A_peer_that_is_not_listed_is_believed_nothing()
    {
        await using var desk = await StartAsync(("Proxy:Trusted:0", "10.0.0.0/8"), ("DirectLine:RateLimits:StartsPerMinute", "1"));
        using var http = Through(desk, "203.0.113.7");
        using var other = Through(desk, "203.0.113.8");

        var line = await StreamAsync(http, await OpenAsync(http, null));
        using var second = await PostAsync(other, null);

        Assert.StartsWith(desk.Address.Replace("http:", "ws:", StringComparison.Ordinal), line, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        using var chat = await http.GetAsync("/chat?host=" + Uri.EscapeDataString(Public));
        Assert.Equal(HttpStatusCode.BadRequest, chat.StatusCode);
    }

    [Fact]
    public async Task Limits_count_the_visitors_address_as_the_last_proxy_saw_it()
    {
        await using var desk = await StartAsync(("Proxy:Trusted:0", "127.0.0.1"), ("Proxy:Trusted:1", "10.0.0.0/8"), ("DirectLine:RateLimits:StartsPerMinute", "1"));
        // What stands further left came from the visitor.
        using var first = Through(desk, "198.51.100.1, 203.0.113.7, 10.1.2.3");
        using var same = Through(desk, "198.51.100.2, 203.0.113.7, 10.1.2.4");
        using var other = Through(desk, "203.0.113.8, 10.1.2.3");

        await OpenAsync(first, Public);
        using var refused = await PostAsync(same, Public);
        await OpenAsync(other, Public);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
    }

    [Fact]
    public async Task The_public_address_is_an_origin_of_our_own_also_where_nobody_forwards_it()
    {
        await using var desk = await StartAsync(("Support:PublicAddress", Public + ":443/"));
        using var http = new HttpClient { BaseAddress = new Uri(desk.Address), Timeout = Deadline.Default };

        await OpenAsync(http, Public);
        using var chat = await http.GetAsync("/chat?host=" + Uri.EscapeDataString(Public));
        using var stranger = await PostAsync(http, "https://elsewhere.example.com");

        Assert.Equal(HttpStatusCode.OK, chat.StatusCode);
        Assert.EndsWith("frame-ancestors 'self' " + Public, Assert.Single(chat.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, stranger.StatusCode);
        Assert.Contains("Proxy:Trusted", desk.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_is_no_address_stops_the_start_with_words()
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(("Proxy:Trusted:0", "proxy.example.com")));

        Assert.Contains("Proxy:Trusted", error.Message, StringComparison.Ordinal);
        Assert.Contains("proxy.example.com", error.Message, StringComparison.Ordinal);
    }

    private static Task<TestDesk> StartAsync(params (string Key, string Value)[] settings) =>
        TestDesk.StartAsync(new DeskSetup { Settings = settings.ToDictionary(s => s.Key, s => s.Value) });

    /// <summary>As a proxy passes requests on.</summary>
    private static HttpClient Through(TestDesk desk, string forwardedFor)
    {
        var http = new HttpClient { BaseAddress = new Uri(desk.Address), Timeout = Deadline.Default };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        // Each proxy of a chain adds its own.
        var count = forwardedFor.Split(',').Length;
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", string.Join(", ", Enumerable.Repeat("https", count)));
        http.DefaultRequestHeaders.Add("X-Forwarded-Host", string.Join(", ", Enumerable.Repeat("support.example.com", count)));
        return http;
    }

    private static async Task<JsonElement> OpenAsync(HttpClient http, string? origin)
    {
        using var answer = await PostAsync(http, origin);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient http, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/widget/session") { Content = JsonContent.Create(new { environment = new { language = "zh-CN" } }) };
        if (origin is not null) request.Headers.Add("Origin", origin);
        return await http.SendAsync(request);
    }

    private static async Task<string> StreamAsync(HttpClient http, JsonElement session)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v3/directline/conversations/" + session.GetProperty("conversationId").GetString());
        request.Headers.Authorization = new("Bearer", session.GetProperty("token").GetString());
        using var answer = await http.SendAsync(request);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("streamUrl").GetString()!;
    }
}
