using Microsoft.Extensions.Logging;

namespace SmartCV.Channels.WeChat;

/// <summary>What an operator is told of the API. Interfaces are named by their path: the query holds the token.</summary>
internal static partial class WeChatApiLog
{
    [LoggerMessage(EventId = 3401, Level = LogLevel.Error, Message = "WeChat refuses {Interface}, which is not called again before {Until:u}: {Reason}")]
    public static partial void Stopped(ILogger log, string @interface, DateTimeOffset until, string reason);

    [LoggerMessage(EventId = 3402, Level = LogLevel.Warning, Message = "WeChat wants {Interface} to wait until {Until:u}: {Reason}")]
    public static partial void Waits(ILogger log, string @interface, DateTimeOffset until, string reason);

    [LoggerMessage(EventId = 3403, Level = LogLevel.Error, Message = "WeChat refused what was sent to {Interface}; this is a bug of the program: {Reason}")]
    public static partial void OurFault(ILogger log, string @interface, string reason);

    [LoggerMessage(EventId = 3404, Level = LogLevel.Error, Message = "WeChat refused {Interface} with a fresh access token as well: {Reason}")]
    public static partial void RefusedTwice(ILogger log, string @interface, string reason);

    [LoggerMessage(EventId = 3405, Level = LogLevel.Warning, Message = "{Host} does not answer and is left alone for {Pause}; the last failure: {Reason}")]
    public static partial void LeftAlone(ILogger log, string host, TimeSpan pause, string reason);

    [LoggerMessage(EventId = 3406, Level = LogLevel.Information, Message = "{Host} answers again.")]
    public static partial void AnswersAgain(ILogger log, string host);

    [LoggerMessage(EventId = 3407, Level = LogLevel.Warning, Message = "{Interface}: {Reason}")]
    public static partial void UnknownCode(ILogger log, string @interface, string reason);
}
