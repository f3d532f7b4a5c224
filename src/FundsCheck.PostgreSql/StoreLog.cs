using Microsoft.Extensions.Logging;

namespace FundsCheck.PostgreSql;

/// <summary>The log messages of a store: the first failure, and the recovery. The failures between the two are not logged.</summary>
/// <param name="logger">The logger of the host.</param>
internal sealed partial class StoreLog(ILogger logger)
{
    private int _isFailed;

    /// <summary>An attempt failed, and is repeated.</summary>
    public void Repeated(Exception failure)
    {
        if (Interlocked.Exchange(ref _isFailed, 1) == 0)
        {
            Repeats(logger, Failures.CauseOf(failure));
        }
    }

    /// <summary>An attempt failed for good.</summary>
    public void Failed(Exception failure)
    {
        Interlocked.Exchange(ref _isFailed, 1);
        Rejects(logger, Failures.CauseOf(failure));
    }

    /// <summary>An attempt succeeded.</summary>
    public void Recovered()
    {
        if (Volatile.Read(ref _isFailed) == 1 && Interlocked.Exchange(ref _isFailed, 0) == 1)
        {
            Recovers(logger);
        }
    }

    /// <summary>The clock is behind what another process recorded.</summary>
    public void ClockBehind(TimeSpan behind) => IsBehind(logger, behind.TotalSeconds);

    [LoggerMessage(
        3001,
        LogLevel.Warning,
        "The decision store in PostgreSQL failed: {Cause}. Repeating until TotalTimeout of each decision has passed")]
    private static partial void Repeats(ILogger logger, string cause);

    [LoggerMessage(
        3002, LogLevel.Error,
        "The decision store in PostgreSQL rejects decisions: {Cause}. Check the schema with `fundscheck store migrate`, and the rights of "
            + "the role")]
    private static partial void Rejects(ILogger logger, string cause);

    [LoggerMessage(3003, LogLevel.Information, "The decision store in PostgreSQL decides again")]
    private static partial void Recovers(ILogger logger);

    [LoggerMessage(
        3004, LogLevel.Warning,
        "The clock is {Seconds} s behind the latest record of an account: this clock is wrong, or another process's is. Synchronize the "
            + "clocks")]
    private static partial void IsBehind(ILogger logger, double seconds);
}
