using FundsCheck.Records.Format;
using Microsoft.Extensions.Logging;

namespace FundsCheck.DecisionLog;

/// <summary>
/// Reopens a failed log at growing intervals until the cause is gone. A damaged log stays failed, since only a person can fix it.
/// </summary>
internal sealed class LogRecovery : IDisposable
{
    private static readonly TimeSpan DelayFirst = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DelayMax = TimeSpan.FromMinutes(1);

    private readonly Func<SegmentedLog> _open;
    private readonly string _path;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private TimeSpan _delay = DelayFirst;
    private volatile bool _isDue;
    private string? _cause;

    /// <param name="path">The path of the log.</param>
    /// <param name="options">The options of the log.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Reports failures and recovery.</param>
    /// <param name="wake">Wakes the thread that opens the log.</param>
    public LogRecovery(string path, DecisionLogOptions options, TimeProvider time, ILogger logger, Action wake)
    {
        (_path, _logger) = (path, logger);
        _open = () => SegmentedLog.Open(path, options.WithoutReplacement(), time, logger);
        _timer = time.CreateTimer(_ => Due(wake), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>True once the next attempt is due.</summary>
    public bool IsDue => _isDue;

    /// <summary>Logs a failure, once for each cause, and schedules the next attempt unless the log is damaged.</summary>
    public void Plan(Exception failure)
    {
        if (failure is LogDamagedException)
        {
            LogMessages.Damaged(_logger, _path, failure.Message);
            return;
        }

        PlanNext(failure);
    }

    /// <summary>Resets the interval after a successful commit.</summary>
    public void Reset() => _delay = DelayFirst;

    /// <summary>Opens the log; returns null where the cause persists, and schedules the next attempt.</summary>
    public SegmentedLog? TryOpen()
    {
        _isDue = false;
#pragma warning disable CA1031 // The next attempt may succeed after any exception.
        try
        {
            var log = _open();
            LogMessages.Reopened(_logger, _path);
            _cause = null;
            return log;
        }
        catch (Exception exception)
        {
            PlanNext(exception);
            return null;
        }
#pragma warning restore CA1031
    }

    public void Dispose() => _timer.Dispose();

    private void PlanNext(Exception failure)
    {
        var cause = FundsCheckException.CauseOf(failure) ?? failure.GetType().Name;
        if (string.Equals(cause, _cause, StringComparison.Ordinal))
        {
            LogMessages.FailedAgain(_logger, _path, _delay.TotalSeconds);
        }
        else
        {
            LogMessages.Failed(_logger, _path, cause, _delay.TotalSeconds);
        }

        _cause = cause;
        _timer.Change(_delay, Timeout.InfiniteTimeSpan);
        _delay = _delay * 2 < DelayMax ? _delay * 2 : DelayMax;
    }

    private void Due(Action wake)
    {
        _isDue = true;
        wake();
    }
}
