using System.Text;
using Microsoft.Extensions.Logging;

namespace SmartCV.Bot.Tests.Support;

/// <summary>Keeps what the program logs, for tests of what an operator is told.</summary>
internal sealed class TestLog(LogLevel lowest = LogLevel.Warning) : ILoggerProvider, ILogger
{
    private readonly StringBuilder _text = new();

    public string Text
    {
        get
        {
            lock (_text) return _text.ToString();
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= lowest;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_text) _text.Append(logLevel).Append(": ").AppendLine(formatter(state, exception));
    }

    public void Dispose()
    {
    }
}
