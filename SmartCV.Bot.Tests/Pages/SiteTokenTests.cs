using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Customers;
using SmartCV.Bot.Tests.DirectLine;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Pages;

/// <summary>A page of the site says who its visitor is by a signed token.</summary>
public sealed class SiteTokenTests
{
    private const string SharedSecret = "shared-by-the-site-and-the-tests-0123456789";

    private readonly TestClock _clock = new();

    private DateTimeOffset Soon => _clock.GetUtcNow() + TimeSpan.FromMinutes(30);

    [Theory]
    [InlineData("RS256")]
    [InlineData("ES256")]
    [InlineData("HS256")]
    public async Task A_signed_token_says_who_the_visitor_is(string algorithm)
    {
        var key = algorithm switch { "RS256" => SiteKey.Rsa("k1"), "ES256" => SiteKey.Ecdsa("k1"), _ => SiteKey.Shared(SharedSecret) };
        await using var site = await JwksServer.StartAsync(algorithm == "HS256" ? null : SiteKey.Publish(key));
        await using var desk = await StartAsync(algorithm == "HS256" ? ("SharedSecret", SharedSecret) : ("Jwks", site.Address));

        var session = await OpenAsync(desk, key.Sign(Soon));

        var customer = await CustomerAsync(desk, session);
        Assert.Equal(("王小明", Plan.Paid, Proof.Proven), (customer.Name, customer.Plan, customer.PlanProof));
        Assert.Contains(customer.Identities, i => i is { Kind: Identity.Account, Value: "user-1", Proof: Proof.Proven });
        Assert.Contains(customer.Identities, i => i is { Kind: Identity.Email, Value: "wang@example.com", Proof: Proof.Proven });
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("too long")]
    [InlineData("no end")]
    [InlineData("other audience")]
    [InlineData("no audience")]
    [InlineData("no subject")]
    [InlineData("subject is a list")]
    [InlineData("not yet")]
    [InlineData("other secret")]
    [InlineData("none")]
    [InlineData("garbage")]
    [InlineData("dots")]
    public async Task A_token_that_is_not_right_is_refused_and_the_visitor_can_still_chat(string what)
    {
        await using var desk = await StartAsync(("SharedSecret", SharedSecret));
        var key = SiteKey.Shared(SharedSecret);
        var token = what switch
        {
            "expired" => key.Sign(_clock.GetUtcNow() - TimeSpan.FromMinutes(2)),
            "too long" => key.Sign(_clock.GetUtcNow() + TimeSpan.FromMinutes(62)),
            "no end" => key.Sign(Soon, ("exp", null)),
            "other audience" => key.Sign(Soon, ("aud", "somebody-else")),
            "no audience" => key.Sign(Soon, ("aud", null)),
            "no subject" => key.Sign(Soon, ("sub", null)),
            "subject is a list" => key.Sign(Soon, ("sub", Array.Empty<string>())),
            "not yet" => key.Sign(Soon, ("nbf", (_clock.GetUtcNow() + TimeSpan.FromMinutes(5)).ToUnixTimeSeconds())),
            "other secret" => SiteKey.Shared("another-secret-0123456789-0123456789").Sign(Soon),
            "none" => Unsigned(key.Sign(Soon)),
            "dots" => "..",
            _ => "garbage",
        };

        using var refused = await AskAsync(desk, token);

        await LineDesk.RefusedAsync(refused, 403, "SiteTokenRefused");
        await OpenAsync(desk, null);
    }

    [Fact]
    public async Task A_token_may_live_for_one_hour()
    {
        await using var desk = await StartAsync(("SharedSecret", SharedSecret));

        await OpenAsync(desk, SiteKey.Shared(SharedSecret).Sign(_clock.GetUtcNow() + TimeSpan.FromMinutes(60)));
    }

    [Fact]
    public async Task A_public_key_used_as_a_secret_signs_nothing()
    {
        var key = SiteKey.Rsa("k1");
        var document = SiteKey.Publish(key);
        await using var site = await JwksServer.StartAsync(document);
        await using var desk = await StartAsync(("Jwks", site.Address));

        foreach (var secret in new[] { key.ToPem(), document, JsonDocument.Parse(document).RootElement.GetProperty("keys")[0].GetRawText() })
        {
            using var answer = await AskAsync(desk, SiteKey.Shared(secret, "k1").Sign(Soon));
            await LineDesk.RefusedAsync(answer, 403, "SiteTokenRefused");
        }
    }

    [Fact]
    public async Task A_new_key_of_the_site_is_fetched_when_it_is_first_seen()
    {
        var (old, fresh) = (SiteKey.Rsa("k1"), SiteKey.Ecdsa("k2"));
        await using var site = await JwksServer.StartAsync(SiteKey.Publish(old));
        await using var desk = await StartAsync(("Jwks", site.Address));
        await OpenAsync(desk, old.Sign(Soon));
        site.Document = SiteKey.Publish(fresh);
        _clock.Advance(TimeSpan.FromMinutes(2));

        await OpenAsync(desk, fresh.Sign(Soon));

        using var gone = await AskAsync(desk, old.Sign(Soon));
        await LineDesk.RefusedAsync(gone, 403, "SiteTokenRefused");
    }

    [Fact]
    public async Task Unknown_keys_make_the_host_ask_the_site_only_now_and_then()
    {
        await using var site = await JwksServer.StartAsync(SiteKey.Publish(SiteKey.Rsa("k1")));
        await using var desk = await StartAsync(("Jwks", site.Address));
        var stranger = SiteKey.Ecdsa("k9");

        for (var n = 0; n < 20; n++)
        {
            using var answer = await AskAsync(desk, stranger.Sign(Soon));
            await LineDesk.RefusedAsync(answer, 403, "SiteTokenRefused");
        }

        Assert.InRange(site.Asked, 1, 2);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not json")]
    [InlineData("{}")]
    public async Task While_the_sites_keys_cannot_be_read_the_visitor_is_told_and_can_still_chat(string? document)
    {
        var key = SiteKey.Rsa("k1");
        await using var site = await JwksServer.StartAsync(document);
        await using var desk = await StartAsync(("Jwks", site.Address));

        using var refused = await AskAsync(desk, key.Sign(Soon));
        await LineDesk.RefusedAsync(refused, 503, "SiteKeysUnavailable");
        await OpenAsync(desk, null);
        site.Document = SiteKey.Publish(key);
        _clock.Advance(TimeSpan.FromMinutes(1));

        await OpenAsync(desk, key.Sign(Soon));
    }

    [Fact]
    public async Task Keys_that_were_read_once_are_good_while_the_site_is_away()
    {
        var key = SiteKey.Rsa("k1");
        await using var site = await JwksServer.StartAsync(SiteKey.Publish(key));
        await using var desk = await StartAsync(("Jwks", site.Address));
        await OpenAsync(desk, key.Sign(Soon));
        site.Document = null;
        _clock.Advance(TimeSpan.FromHours(30));

        await OpenAsync(desk, key.Sign(Soon));
    }

    [Theory]
    [InlineData("{\"user\":\"\\ud800\"}", 403)]
    [InlineData("{\"visitor\":\"a\",\"visitor\":\"b\"}", 400)]
    [InlineData("{\"visitor\":5,\"environment\":\"x\"}", 200)]
    [InlineData("{\"environment\":{\"language\":\"\\u0000\",\"os\":{}}}", 200)]
    public async Task A_strange_request_for_a_session_is_no_fault_of_the_server(string body, int status)
    {
        await using var desk = await StartAsync(("SharedSecret", SharedSecret));
        using var http = new HttpClient { BaseAddress = new Uri(desk.Address), Timeout = Deadline.Default };
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var answer = await http.PostAsync("/widget/session", content);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    private Task<TestDesk> StartAsync((string Key, string Value) setting) => LineDesk.StartAsync(_clock, ("Widget:SiteToken:" + setting.Key, setting.Value));

    private static async Task<HttpResponseMessage> AskAsync(TestDesk desk, string? user)
    {
        using var http = new HttpClient { BaseAddress = new Uri(desk.Address), Timeout = Deadline.Default };
        return await http.PostAsJsonAsync("/widget/session", new { user });
    }

    private static async Task<JsonElement> OpenAsync(TestDesk desk, string? user)
    {
        using var answer = await AskAsync(desk, user);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<Customer> CustomerAsync(TestDesk desk, JsonElement session)
    {
        var conversation = await desk.Get<ConversationStore>().FindAsync(session.GetProperty("conversationId").GetString()!, CancellationToken.None);
        return (await desk.Get<CustomerStore>().FindAsync(conversation!.CustomerId, CancellationToken.None))!;
    }

    private static string Unsigned(string token) =>
        $"{Convert.ToBase64String("""{"alg":"none"}"""u8).TrimEnd('=')}.{token.Split('.')[1]}.";
}
