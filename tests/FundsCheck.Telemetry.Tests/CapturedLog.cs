using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Telemetry.Tests;

/// <summary>Keeps what FundsCheck logs.</summary>
internal sealed class CapturedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<LoggedEvent> _events = new();

    public IReadOnlyCollection<LoggedEvent> Events => _events;

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        // Nothing is held open.
    }

    private sealed class Logger(CapturedLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => category.StartsWith("FundsCheck", StringComparison.Ordinal);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                log._events.Enqueue(new LoggedEvent(eventId, logLevel, formatter(state, exception)));
            }
        }
    }
}
