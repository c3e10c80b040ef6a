using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmartCV.Bot.LanguageModel;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.LanguageModel;

/// <summary>Whatever a server does, a call ends in time with a value, and it is made once.</summary>
public sealed class ChatEndpointTests
{
    private static readonly ChatRequest Request = new("Answer in JSON.", ChatRequest.Json(w => w.WriteString("question", "秘密的问题")), 100);

    private readonly TestClock _clock = new();
    private readonly TestLog _log = new(LogLevel.Information);

    [Fact]
    public async Task A_call_is_a_chat_completion_with_a_limit_for_its_answer()
    {
        await using var server = await ModelServer.StartAsync();
        server.Says("好");

        var reply = await AskAsync(server);

        Assert.Equal(new ChatReply.Said("好", 120), reply);
        var call = Assert.Single(server.Calls);
        Assert.Equal("Bearer sk-of-the-tests", call.Authorization);
        Assert.Equal("Answer in JSON.", call.Task);
        Assert.Equal("秘密的问题", (string?)call.Material["question"]);
        Assert.Equal("small-one", call.Body.GetProperty("model").GetString());
        Assert.Equal(100, call.Body.GetProperty("max_tokens").GetInt32());
        Assert.False(call.Body.GetProperty("stream").GetBoolean());
        Assert.Equal("json_object", call.Body.GetProperty("response_format").GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_server_that_refuses_json_mode_is_not_asked_for_it()
    {
        await using var server = await ModelServer.StartAsync();

        await AskAsync(server, o => o.JsonMode = false);

        Assert.False(server.Calls[0].Body.TryGetProperty("response_format", out _));
    }

    [Theory]
    [InlineData("""{"choices":[{"message":{"content":null,"refusal":"I can't"},"finish_reason":"stop"}]}""", "refusal")]
    [InlineData("""{"choices":[{"message":{"content":"half an ans"},"finish_reason":"length"}]}""", "length")]
    [InlineData("""{"choices":[{"message":{"content":""},"finish_reason":"content_filter"}]}""", "content_filter")]
    [InlineData("""{"choices":[{"message":{"content":"x"},"finish_reason":"insufficient_system_resource"}]}""", "not-finished")]
    [InlineData("""{"choices":[{"message":{"content":"x"}}]}""", "not-finished")]
    [InlineData("""{"choices":[{"message":{"content":""},"finish_reason":"stop"}]}""", "empty")]
    [InlineData("""{"choices":[{"message":{"content":["x"]},"finish_reason":"stop"}]}""", "empty")]
    public async Task An_answer_without_words_to_use_is_nothing(string body, string why)
    {
        await using var server = await ModelServer.StartAsync();
        server.Sends(body);

        Assert.Equal(new ChatReply.Nothing(why, null), await AskAsync(server));
    }

    [Theory]
    [InlineData("", "no-json")]
    [InlineData("<html><body>Bad gateway</body></html>", "no-json")]
    [InlineData("""{"choices":[""", "no-json")]
    [InlineData("[]", "no-object")]
    [InlineData("null", "no-object")]
    [InlineData("""{"choices":[]}""", "no-choice")]
    [InlineData("""{"choices":{}}""", "no-choice")]
    [InlineData("""{"error":{"message":"秘密的问题"}}""", "no-choice")]
    [InlineData("""{"choices":[7]}""", "no-message")]
    [InlineData("""{"choices":[{"message":"x","finish_reason":"stop"}]}""", "no-message")]
    [InlineData("""{"choices":[{"message":{"content":"\ud800"},"finish_reason":"stop"}]}""", "no-json")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "no-json")]
    public async Task Garbage_is_a_failure(string body, string why)
    {
        await using var server = await ModelServer.StartAsync();
        server.Sends(body);

        Assert.Equal(new ChatReply.Failed(why), await AskAsync(server));
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(0)]
    [InlineData(2_000_000_000)]
    public async Task A_senseless_bill_is_not_believed(int tokens)
    {
        await using var server = await ModelServer.StartAsync();
        server.Sends(ModelServer.Completion("好", tokens: tokens));

        Assert.Equal(new ChatReply.Said("好", null), await AskAsync(server));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task An_error_is_not_tried_again_and_nothing_of_it_is_logged(int status)
    {
        await using var server = await ModelServer.StartAsync();
        server.Sends("""{"error":{"message":"秘密的问题 sk-of-the-tests"}}""", status);

        Assert.Equal(new ChatReply.Failed($"status-{status}"), await AskAsync(server));

        Assert.Single(server.Calls);
        Assert.Contains($"status-{status}", _log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("秘密", _log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-of", _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var other = await ModelServer.StartAsync();
        await using var server = await ModelServer.StartAsync();
        server.Answer = (_, http) =>
        {
            http.Response.Headers.Location = other.Endpoint + "/chat/completions";
            http.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            return Task.CompletedTask;
        };

        Assert.Equal(new ChatReply.Failed("status-307"), await AskAsync(server));

        Assert.Empty(other.Calls);
    }

    [Fact]
    public async Task A_connection_that_is_refused_is_a_failure()
    {
        using var endpoint = Endpoint($"http://127.0.0.1:{FreePort.Next()}/v1");

        Assert.IsType<ChatReply.Failed>(await endpoint.AskAsync(Request, CancellationToken.None));
    }

    [Fact]
    public async Task A_connection_that_breaks_off_is_a_failure()
    {
        await using var server = await ModelServer.StartAsync();
        server.Answer = async (_, http) =>
        {
            http.Response.ContentLength = 500;
            await http.Response.WriteAsync("{\"choices\":");
            http.Abort();
        };

        Assert.IsType<ChatReply.Failed>(await AskAsync(server));
    }

    [Fact]
    public async Task A_slow_server_is_waited_for_as_long_as_the_limit_says()
    {
        await using var server = await ModelServer.StartAsync();
        server.Answer = (_, http) => UntilGoneAsync(http);
        using var endpoint = Endpoint(server.Endpoint);

        var asked = endpoint.AskAsync(Request, CancellationToken.None);
        await Deadline.UntilAsync(() => server.Calls.Count == 1, "the call is there");
        Assert.False(asked.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(new ChatReply.Failed("time-limit"), await Deadline.WithinAsync(asked, "the end of the call"));
    }

    [Fact]
    public async Task A_body_that_stops_halfway_is_waited_for_no_longer_than_that()
    {
        await using var server = await ModelServer.StartAsync();
        server.Answer = async (_, http) =>
        {
            await http.Response.WriteAsync("{\"choices\":");
            await http.Response.Body.FlushAsync();
            await UntilGoneAsync(http);
        };
        using var endpoint = Endpoint(server.Endpoint);

        var asked = endpoint.AskAsync(Request, CancellationToken.None);
        await Deadline.UntilAsync(() => server.Calls.Count == 1, "the call is there");
        _clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(new ChatReply.Failed("time-limit"), await Deadline.WithinAsync(asked, "the end of the call"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_endless_body_is_cut_off(bool announced)
    {
        await using var server = await ModelServer.StartAsync();
        server.Answer = async (_, http) =>
        {
            if (announced) http.Response.ContentLength = 1_000_000_000;
            var piece = new byte[64 * 1024];
            Array.Fill(piece, (byte)' ');
            while (!http.RequestAborted.IsCancellationRequested) await http.Response.Body.WriteAsync(piece, http.RequestAborted);
        };

        Assert.IsType<ChatReply.Failed>(await Deadline.WithinAsync(AskAsync(server), "the end of the call"));
    }

    [Fact]
    public async Task After_three_failures_the_server_is_left_alone_for_a_while_and_that_is_told_once()
    {
        await using var server = await ModelServer.StartAsync();
        server.Sends("", 500);
        using var endpoint = Endpoint(server.Endpoint);
        for (var i = 0; i < 5; i++) await endpoint.AskAsync(Request, CancellationToken.None);

        Assert.Equal(3, server.Calls.Count);
        Assert.Equal(1, _log.Text.Split("does not answer").Length - 1);

        _clock.Advance(TimeSpan.FromMinutes(1));
        server.Says("好");
        Assert.IsType<ChatReply.Said>(await endpoint.AskAsync(Request, CancellationToken.None));
        Assert.Contains("answers again", _log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(429)]
    public async Task A_wrong_key_and_a_spent_quota_are_left_alone_at_once(int status)
    {
        await using var server = await ModelServer.StartAsync();
        server.Sends("", status);
        using var endpoint = Endpoint(server.Endpoint);
        await endpoint.AskAsync(Request, CancellationToken.None);

        Assert.IsType<ChatReply.NotAsked>(await endpoint.AskAsync(Request, CancellationToken.None));

        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task More_calls_at_once_than_allowed_are_not_made()
    {
        await using var server = await ModelServer.StartAsync();
        server.Answer = (_, http) => UntilGoneAsync(http);
        using var endpoint = Endpoint(server.Endpoint, o => o.CallsAtOnce = 2);
        using var gone = new CancellationTokenSource();
        Task<ChatReply>[] running = [endpoint.AskAsync(Request, gone.Token), endpoint.AskAsync(Request, gone.Token)];
        await Deadline.UntilAsync(() => server.Calls.Count == 2, "both calls are there");

        Assert.IsType<ChatReply.NotAsked>(await endpoint.AskAsync(Request, CancellationToken.None));

        await gone.CancelAsync();
        foreach (var one in running) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
    }

    private static async Task UntilGoneAsync(HttpContext http)
    {
        var gone = new TaskCompletionSource();
        await using var told = http.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    private async Task<ChatReply> AskAsync(ModelServer server, Action<LanguageModelOptions>? adjust = null)
    {
        using var endpoint = Endpoint(server.Endpoint, adjust);
        return await endpoint.AskAsync(Request, CancellationToken.None);
    }

    private ChatEndpoint Endpoint(string address, Action<LanguageModelOptions>? adjust = null)
    {
        var options = new LanguageModelOptions { Endpoint = address, Model = "small-one", ApiKey = "sk-of-the-tests" };
        adjust?.Invoke(options);
        return new ChatEndpoint(Options.Create(options), _clock, new Logger<ChatEndpoint>(new LoggerFactory([_log])));
    }
}
