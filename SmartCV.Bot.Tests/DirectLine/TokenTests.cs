using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.DirectLine;

/// <summary>How a conversation is opened, and for how long.</summary>
public sealed class TokenTests(LineDesk desk) : IClassFixture<LineDesk>
{
    private const string Root = "v3/directline/";

    [Fact]
    public async Task A_token_is_a_jwt_that_names_conversation_user_and_end()
    {
        var generated = await LineClient.GenerateAsync(desk.Address, "dl_wang");

        var token = new JsonWebToken(generated.GetProperty("token").GetString());
        Assert.Equal(generated.GetProperty("conversationId").GetString(), token.GetPayloadValue<string>("conv"));
        Assert.Equal("dl_wang", token.GetPayloadValue<string>("user"));
        Assert.Equal("王小明", token.GetPayloadValue<string>("name"));
        Assert.Equal(1800, generated.GetProperty("expires_in").GetInt32());
        Assert.Equal(1800, (token.ValidTo - token.IssuedAt).TotalSeconds);
    }

    [Fact]
    public async Task The_first_start_with_a_token_makes_the_conversation_and_the_second_finds_it()
    {
        var generated = await LineClient.GenerateAsync(desk.Address);
        using var page = LineClient.Open(desk.Address, generated.GetProperty("token").GetString()!);

        using var first = await page.PostAsync(Root + "conversations", null);
        using var second = await page.PostAsJsonAsync(Root + "conversations", new { user = new { } });

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        foreach (var answer in new[] { first, second })
        {
            var started = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal(generated.GetProperty("conversationId").GetString(), started.GetProperty("conversationId").GetString());
            Assert.StartsWith("ws://", started.GetProperty("streamUrl").GetString(), StringComparison.Ordinal);
            Assert.NotEmpty(started.GetProperty("token").GetString()!);
        }
    }

    [Fact]
    public async Task A_refreshed_token_opens_the_same_conversation_for_the_same_user()
    {
        using var line = await desk.OpenAsync();

        using var answer = await line.Http.PostAsync(Root + "tokens/refresh", null);

        var refreshed = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(line.ConversationId, refreshed.GetProperty("conversationId").GetString());
        using var page = LineClient.Open(desk.Address, refreshed.GetProperty("token").GetString()!);
        Assert.NotNull(await line.PostAsync("你好", "m1", page));
        Assert.Equal("dl_visitor", Assert.Single(await line.SaidAsync()).From!.Id);
    }

    [Fact]
    public async Task The_time_a_token_has_left_is_told_when_it_is_used_again()
    {
        var clock = new TestClock();
        await using var own = await LineDesk.StartAsync(clock);
        using var line = await LineClient.StartAsync(own.Address);
        clock.Advance(TimeSpan.FromMinutes(10));

        var again = await line.ReconnectAsync("?watermark=0");

        Assert.Equal(line.Token, again.GetProperty("token").GetString());
        Assert.Equal(1200, again.GetProperty("expires_in").GetInt32());
    }

    [Fact]
    public async Task Only_the_secret_makes_tokens_and_only_a_token_is_refreshed()
    {
        using var line = await desk.OpenAsync();
        using var server = LineClient.Open(desk.Address, LineClient.Secret);

        using var made = await line.Http.PostAsync(Root + "tokens/generate", null);
        using var refreshed = await server.PostAsync(Root + "tokens/refresh", null);

        await LineDesk.RefusedAsync(made, 403);
        await LineDesk.RefusedAsync(refreshed, 403);
    }

    [Fact]
    public async Task A_user_id_must_begin_with_dl()
    {
        using var server = LineClient.Open(desk.Address, LineClient.Secret);

        using var answer = await server.PostAsJsonAsync(Root + "tokens/generate", new { user = new { id = "wang" } });

        Assert.Contains("dl_", await LineDesk.RefusedAsync(answer, 400, "BadArgument"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_speaks_is_decided_by_the_token()
    {
        using var line = await desk.OpenAsync();

        using var answer = await line.PostBodyAsync("""{"type":"message","text":"你好","from":{"id":"bot","name":"SmartCV","role":"bot"},"id":"mine","timestamp":"2001-01-01T00:00:00Z"}""");

        answer.EnsureSuccessStatusCode();
        var said = Assert.Single(await line.SaidAsync());
        Assert.Equal("dl_visitor", said.From!.Id);
        Assert.Equal("王小明", said.From.Name);
        Assert.NotEqual("mine", said.Id);
        Assert.NotEqual(2001, said.Timestamp!.Value.Year);
    }

    [Theory]
    [InlineData("POST", "tokens/refresh")]
    [InlineData("POST", "conversations")]
    [InlineData("GET", "conversations/{id}")]
    [InlineData("GET", "conversations/{id}/activities")]
    [InlineData("POST", "conversations/{id}/activities")]
    [InlineData("POST", "conversations/{id}/upload")]
    public async Task An_expired_token_is_refused_as_such_everywhere(string method, string route)
    {
        var clock = new TestClock();
        await using var own = await LineDesk.StartAsync(clock);
        using var line = await LineClient.StartAsync(own.Address);
        clock.Advance(TimeSpan.FromMinutes(30));

        using var request = new HttpRequestMessage(new HttpMethod(method), Root + route.Replace("{id}", line.ConversationId, StringComparison.Ordinal));
        using var answer = await line.Http.SendAsync(request);

        await LineDesk.RefusedAsync(answer, 403, "TokenExpired");
    }
}
