using Microsoft.Extensions.Logging;

namespace FundsCheck.Cli.Output;

/// <summary>Writes the warnings and errors of the library to standard error.</summary>
internal sealed class TerminalLogger(Terminal terminal) : ILogger<IFundsChecker>
{
    private readonly Lock _gate = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and < LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        lock (_gate)
        {
            terminal.Error.WriteShown($"fundscheck: {formatter(state, exception)}");
        }
    }
}
