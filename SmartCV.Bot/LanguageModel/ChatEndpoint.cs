using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Chat;

namespace SmartCV.Bot.LanguageModel;

/// <summary>
/// The one place that talks to the language model. A call has a time limit and is made once: trying again would only make the customer wait
/// longer. Whatever goes wrong is a value, and the caller goes on as if there were no model. An endpoint that fails is left alone for a while, so that
/// a server that is away costs the customers three waits and not one each.
/// Not handled: sharing that knowledge between hosts. Each finds out by itself.
/// </summary>
public sealed partial class ChatEndpoint : IDisposable
{
    private const int MostBytes = 64 * 1024;
    private const int MostHeaderKilobytes = 16;
    private const int FailuresInARow = 3;

    private readonly LanguageModelOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<ChatEndpoint> _log;
    private readonly SemaphoreSlim _places;
    private readonly HttpClient? _http;
    private readonly ChatClient? _chat;
    private readonly Lock _gate = new();
    private int _failures;
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;

    public ChatEndpoint(IOptions<LanguageModelOptions> options, TimeProvider time, ILogger<ChatEndpoint> log)
    {
        (_options, _time, _log) = (options.Value, time, log);
        _places = new SemaphoreSlim(_options.CallsAtOnce);
        if (!_options.IsOn) return;
        // A redirect would carry question and key to another host.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxResponseHeadersLength = MostHeaderKilobytes, ConnectTimeout = _options.TimeLimit };
        // The limit of a call is our own token, on our own clock.
        _http = new HttpClient(new BoundedBody(handler, MostBytes)) { Timeout = Timeout.InfiniteTimeSpan };
        _chat = new ChatClient(
            _options.Model,
            // The package insists on a key; servers that ask for none ignore it.
            new ApiKeyCredential(_options.ApiKey.Length > 0 ? _options.ApiKey : "none"),
            new OpenAIClientOptions
            {
                Endpoint = new Uri(_options.Endpoint),
                Transport = new HttpClientPipelineTransport(_http),
                // The package tries three times by itself otherwise.
                RetryPolicy = new ClientRetryPolicy(0),
                NetworkTimeout = Timeout.InfiniteTimeSpan,
                ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
            });
    }

    public LanguageModelOptions Options => _options;

    /// <summary>False: nothing is to be asked, and nobody should prepare a question.</summary>
    public bool IsOn => _chat is not null;

    /// <summary>True while the endpoint is left alone because it failed.</summary>
    public bool IsPaused => _time.GetUtcNow() < PausedUntil();

    /// <summary>Asks once. Never throws but for the caller's own token.</summary>
    public async Task<ChatReply> AskAsync(ChatRequest request, CancellationToken ct)
    {
        if (_chat is null || IsPaused || !await _places.WaitAsync(TimeSpan.Zero, ct)) return new ChatReply.NotAsked();
        try
        {
            var reply = await CallAsync(_chat, request, ct);
            Note(reply);
            return reply;
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose()
    {
        _http?.Dispose();
        _places.Dispose();
    }

    private async Task<ChatReply> CallAsync(ChatClient chat, ChatRequest request, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(_options.TimeLimit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            using var content = BinaryContent.Create(request.Body(_options.Model, _options.JsonMode));
            // An error of the package would quote the server's body, and servers quote the question.
            var result = await chat.CompleteChatAsync(content, new RequestOptions { CancellationToken = either.Token, ErrorOptions = ClientErrorBehaviors.NoThrow });
            var response = result.GetRawResponse();
            return response.Status == 200 ? ChatReply.Read(response.Content.ToMemory()) : new ChatReply.Failed($"status-{response.Status}");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new ChatReply.Failed("time-limit");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Not its message: what the server sent may stand in it.
            return new ChatReply.Failed(e is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } web ? web.HttpRequestError.ToString() : e.GetType().Name);
        }
    }

    private DateTimeOffset PausedUntil()
    {
        lock (_gate) return _pausedUntil;
    }

    // Told once when it begins and once when it is over.
    private void Note(ChatReply reply)
    {
        lock (_gate)
        {
            if (reply is not ChatReply.Failed failed)
            {
                if (_failures > 0) LogWorksAgain();
                _failures = 0;
                return;
            }

            if (_failures++ == 0) LogFailed(failed.Why);
            // A wrong key and a spent quota do not mend themselves by asking again.
            if (_failures >= FailuresInARow || failed.Why is "status-401" or "status-403" or "status-429") _pausedUntil = _time.GetUtcNow() + _options.Pause;
        }
    }

    [LoggerMessage(EventId = 5201, Level = LogLevel.Warning, Message = "The language model does not answer ({Reason}); the bot answers without it.")]
    private partial void LogFailed(string reason);

    [LoggerMessage(EventId = 5202, Level = LogLevel.Information, Message = "The language model answers again.")]
    private partial void LogWorksAgain();
}
