using System.Collections.Concurrent;
using FundsCheck.Diagnostics;

namespace FundsCheck.Checking;

/// <summary>
/// The reads of a balance source. Concurrent checks of one account share one read, which ends at its own deadline: a caller who gives up
/// does not end it for the others, and a read that passed its deadline holds up no later check.
/// </summary>
internal sealed class SharedReads(IBalanceSource source, TimeProvider time, TimeSpan timeout, PipelineLog log)
{
    /// <summary>
    /// The most reads that have passed their deadline without an end of the source's. At the bound the source is not called.
    /// </summary>
    public const int OverdueReadsMax = 64;

    private readonly ConcurrentDictionary<ReadKey, BalanceRead> _underWay = new();
    private int _overdue;

    public IBalanceSource Source => source;

    public TimeProvider Time => time;

    public TimeSpan Timeout => timeout;

    public PipelineLog Log => log;

    public ReadWatch Watch { get; } = new();

    public async ValueTask<BalanceReading> ReadAsync(AccountRef account, CancellationToken cancellationToken)
    {
        if (ReadOf(account) is not { } read)
        {
            log.SourceBlocked(OverdueReadsMax);
            return new BalanceReading.Failed(BalanceFailures.SourceBlocked);
        }

        var reading = await read.WaitAsync(cancellationToken).ConfigureAwait(false);

        // What is seen after the deadline came too late, whenever it came: a host without a free thread must not accept on it.
        return read.IsPastDeadline ? new BalanceReading.Failed(BalanceFailures.TimedOut) : reading;
    }

    /// <summary>A source's reading as it is judged and recorded: what is outside the bounds of readings is one that failed.</summary>
    public BalanceReading Admit(BalanceReading? reading, AccountRef account)
    {
        var problem = BalanceReadingValidator.ProblemOf(reading);
        if (reading is null || problem is not null)
        {
            log.ReadingRefused(problem ?? "the reading is missing");
            return new BalanceReading.Failed(BalanceFailures.ReadingInvalid);
        }

        return BalanceReadingValidator.ProblemOf(reading, account) is null
            ? BalanceReadingValidator.Canonical(reading)
            : new BalanceReading.Failed(BalanceFailures.AccountNotReturned);
    }

    public void Forget(BalanceRead read) => _underWay.TryRemove(KeyValuePair.Create(read.Key, read));

    public void CountOverdue()
    {
        Interlocked.Increment(ref _overdue);
        Telemetry.CountOverdueRead(1);
    }

    public void CountReturn(TimeSpan elapsed)
    {
        Interlocked.Decrement(ref _overdue);
        Telemetry.CountOverdueRead(-1);
        log.SourceLate((elapsed - timeout).TotalMilliseconds);
    }

    /// <summary>The read under way of an account, else a new one; null where too many are overdue.</summary>
    private BalanceRead? ReadOf(AccountRef account)
    {
        var key = new ReadKey(account.SourceAccountId, account.ConnectionId, account.Credential);
        if (_underWay.TryGetValue(key, out var underWay))
        {
            return underWay;
        }

        if (Volatile.Read(ref _overdue) >= OverdueReadsMax)
        {
            return null;
        }

        var read = new BalanceRead(this, key, account);
        var winner = _underWay.GetOrAdd(key, read);
        if (ReferenceEquals(winner, read))
        {
            read.Begin();
        }

        return winner;
    }
}
