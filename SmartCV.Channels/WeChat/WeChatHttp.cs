using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SmartCV.Channels.WeChat;

/// <summary>
/// The one place that talks to the platform. Each call has a time limit on our own clock and is made once; a host that does not answer is left alone for a
/// while, and an interface that refuses us for good is not called again before it can work. Whatever goes wrong is a value.
/// </summary>
public sealed class WeChatHttp(IHttpClientFactory clients, IOptions<WeChatOptions> options, TimeProvider time, ILogger<WeChatHttp> log)
{
    /// <summary>Name of the HttpClient.</summary>
    public const string ClientName = "wechat";

    private readonly ConcurrentDictionary<string, WeChatBreaker> _breakers = new();
    private readonly WeChatStops _stops = new(time);

    internal WeChatOptions Options => options.Value;

    /// <summary>Until when an interface of <see cref="WeChatInterfaces"/> is not called; null when it is.</summary>
    public DateTimeOffset? StoppedUntil(string name) => _stops.Until(name);

    /// <summary>Why the call is not to be made now; null: go ahead.</summary>
    internal WeChatFailure? Stopped(WeChatCall call) => _stops.Find(call.Name) ?? (call.NameOfKind is { } kind ? _stops.Find(kind) : null);

    internal async Task<WeChatAnswer<T>> SendAsync<T>(
        WeChatCall call, string? token, Func<HttpResponseMessage, CancellationToken, Task<WeChatAnswer<T>>> read, CancellationToken ct)
    {
        if (Stopped(call) is { } stopped) return WeChatAnswer<T>.Failed(stopped);
        using var request = call.ToRequest(Options.ApiBaseUrl, token);
        var answer = await SendAsync(request, call.Limit, read, ct);
        if (answer.Failure is not { } failure) return answer;
        if (call.RefusalMeansSettings) failure = WeChatFailures.OfSettings(failure);
        Note(call, failure);
        // With the rest of the wait.
        return WeChatAnswer<T>.Failed(Stopped(call) is { } stop && stop.Code == failure.Code ? stop : failure);
    }

    /// <summary>A file at an address of its own. The caller has checked the address.</summary>
    internal async Task<WeChatAnswer<T>> FetchAsync<T>(Uri address, Func<HttpResponseMessage, CancellationToken, Task<WeChatAnswer<T>>> read, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await SendAsync(request, WeChatCall.ForMedia, read, ct);
    }

    private async Task<WeChatAnswer<T>> SendAsync<T>(
        HttpRequestMessage request, TimeSpan limit, Func<HttpResponseMessage, CancellationToken, Task<WeChatAnswer<T>>> read, CancellationToken ct)
    {
        var host = request.RequestUri!.Authority;
        var breaker = _breakers.GetOrAdd(host, _ => new WeChatBreaker(time));
        if (breaker.Enter() is { } rest) return WeChatAnswer<T>.Failed(WeChatFailures.Unreachable($"{host} did not answer several times and is left alone.", rest));
        WeChatAnswer<T>? answer = null;
        try
        {
            return answer = await ExchangeAsync(request, limit, read, ct);
        }
        finally
        {
            Note(breaker, host, answer);
        }
    }

    /// <param name="answer">Null: the caller gave up.</param>
    private void Note(WeChatBreaker breaker, string host, WeChatAnswer? answer)
    {
        if (answer is null)
        {
            breaker.Abandoned();
        }
        else if (answer.Reaction == WeChatReaction.Unreachable)
        {
            if (breaker.Failed()) WeChatApiLog.LeftAlone(log, host, WeChatBreaker.Pause, answer.Message);
        }
        else if (breaker.Succeeded())
        {
            WeChatApiLog.AnswersAgain(log, host);
        }
    }

    private async Task<WeChatAnswer<T>> ExchangeAsync<T>(
        HttpRequestMessage request, TimeSpan limit, Func<HttpResponseMessage, CancellationToken, Task<WeChatAnswer<T>>> read, CancellationToken ct)
    {
        using var end = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, ct);
        try
        {
            using var http = clients.CreateClient(ClientName);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            // The platform answers 200, also where it refuses. A redirect would carry the token elsewhere and is not followed.
            if (!response.IsSuccessStatusCode) return WeChatAnswer<T>.Failed(WeChatFailures.Unreachable($"{request.RequestUri!.Authority} answered with HTTP {(int)response.StatusCode}."));
            return await read(response, either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return WeChatAnswer<T>.Failed(WeChatFailures.Unreachable($"{request.RequestUri!.Authority} did not answer within {limit.TotalSeconds} s."));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // Not the message of the exception: it may quote the address, and the token stands in it.
            var kind = e is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } web ? web.HttpRequestError.ToString() : e.GetType().Name;
            return WeChatAnswer<T>.Failed(WeChatFailures.Unreachable($"{request.RequestUri!.Authority} cannot be reached ({kind})."));
        }
    }

    private void Note(WeChatCall call, WeChatFailure failure)
    {
        var name = failure.Code == WeChatErrors.WrongKindOfAccount && call.NameOfKind is { } kind ? kind : call.Name;
        if (_stops.Note(name, failure) is { } until)
        {
            if (failure.Reaction == WeChatReaction.MinuteQuota) WeChatApiLog.Waits(log, name, until, failure.Message);
            else WeChatApiLog.Stopped(log, name, until, failure.Message);
        }
        else if (failure.Reaction == WeChatReaction.OurFault) WeChatApiLog.OurFault(log, name, failure.Message);
        else if (failure.Reaction == WeChatReaction.Unknown) WeChatApiLog.UnknownCode(log, name, failure.Message);
    }
}
