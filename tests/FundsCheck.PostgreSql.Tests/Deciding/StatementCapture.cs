using System.Collections;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace FundsCheck.PostgreSql.Tests.Deciding;

/// <summary>The statements of a data source with their parameters, as Npgsql logs them after their execution.</summary>
internal sealed class StatementCapture : ILoggerFactory, ILogger
{
    private readonly Lock _gate = new();
    private List<CapturedStatement> _statements = [];

    public NpgsqlDataSource CreateSource(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.UseLoggerFactory(this).EnableParameterLogging();
        return builder.Build();
    }

    /// <summary>The statements since the last call.</summary>
    public IReadOnlyList<CapturedStatement> Take()
    {
        lock (_gate)
        {
            var taken = _statements;
            _statements = [];
            return taken;
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (state is not IReadOnlyList<KeyValuePair<string, object?>> pairs)
        {
            return;
        }

        var values = pairs.ToDictionary(pair => pair.Key, pair => pair.Value);
        lock (_gate)
        {
            if (values.GetValueOrDefault("CommandText") is string text)
            {
                _statements.Add(new CapturedStatement(text, [.. (values.GetValueOrDefault("Parameters") as IEnumerable<object?>) ?? []]));
            }
            else if (values.GetValueOrDefault("BatchCommands") is IEnumerable batch)
            {
                _statements.AddRange(batch.Cast<ITuple>().Select(
                    command => new CapturedStatement((string)command[0]!, [.. (IEnumerable<object?>)command[1]!])));
            }
        }
    }

    public void Dispose()
    {
        // It holds nothing.
    }
}
