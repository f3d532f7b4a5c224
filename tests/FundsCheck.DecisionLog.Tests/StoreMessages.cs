using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace FundsCheck.DecisionLog.Tests;

/// <summary>Keeps what a store reports to the host's logger: the events of the decision log, and not those of the checks.</summary>
internal sealed class StoreMessages : ILogger<IFundsChecker>
{
    // Their ids are 2001 to 2999.
    private const int EventsOfOnePart = 1_000;
    private const int DecisionLogEvents = 2;

    private readonly ConcurrentQueue<(LogLevel Level, string Text)> lines = new();

    public IReadOnlyList<string> At(LogLevel level) => [.. lines.Where(line => line.Level == level).Select(line => line.Text)];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Id / EventsOfOnePart == DecisionLogEvents)
        {
            lines.Enqueue((logLevel, formatter(state, exception)));
        }
    }
}
