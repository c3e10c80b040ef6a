using System.Data.Common;

namespace SmartCV.Bot.Foundation;

/// <summary>
/// Tells of the errors of a loop that tries again: once when they begin, once when another one comes, once when they are over. A database that is away for an hour
/// would fill the log otherwise.
/// </summary>
/// <param name="loop">Names the loop: the pump of turns.</param>
public sealed partial class LoopFault(ILogger log, string loop)
{
    private string? _reason;

    public void Met(Exception error)
    {
        if (_reason == error.Message) return;
        _reason = error.Message;
        // A database that does not answer is told in a sentence; anything else is a mistake of ours, to be found by its stack.
        if (error is DbException or IOException) LogAway(loop, error.Message);
        else LogFailed(loop, error);
    }

    public void Over()
    {
        if (_reason is null) return;
        _reason = null;
        LogOver(loop);
    }

    [LoggerMessage(EventId = 1301, Level = LogLevel.Warning, Message = "{Loop} has to wait and tries again until it works: {Reason}")]
    private partial void LogAway(string loop, string reason);

    [LoggerMessage(EventId = 1302, Level = LogLevel.Error, Message = "{Loop} met an error and tries again.")]
    private partial void LogFailed(string loop, Exception error);

    [LoggerMessage(EventId = 1303, Level = LogLevel.Information, Message = "{Loop} works again.")]
    private partial void LogOver(string loop);
}
