using System.Collections.Concurrent;
using FundsCheck.Diagnostics;

namespace FundsCheck.Checking;

/// <summary>
/// The reads of a balance source. Concurrent checks of one account share one read, which ends at its own deadline: a caller who gives up
/// does not end it for the others, and a read that passed its deadline holds up no later check. A balance is used again for later checks
/// within <c>FundsCheckOptions.BalanceReuseTime</c>, with the age that it then has.
/// </summary>
internal sealed class SharedReads(
    IBalanceSource source, TimeProvider time, FundsCheckOptions options, PipelineLog log, Telemetry telemetry)
{
    // Two generations: at least so many accounts and at most twice as many.
    private const int RecentBalancesMax = 16_384;

    private readonly ConcurrentDictionary<ReadKey, BalanceRead> _underWay = new();
    private readonly BoundedMap<ReadKey, RecentBalance> _recent = new(RecentBalancesMax);

    public IBalanceSource Source => source;

    public PipelineLog Log => log;

    public ReadsUnderWay UnderWay { get; } = new(time, options.ReadTimeout, telemetry);

    public async ValueTask<BalanceReading> ReadAsync(BalanceRequest request, CancellationToken cancellationToken)
    {
        var key = ReadKey.From(request);
        if (FindRecent(key) is { } recent)
        {
            telemetry.CountSavedRead(SavedRead.Reused);
            return recent;
        }

        if (ReadOf(key, request) is not { } read)
        {
            log.SourceBlocked(ReadsUnderWay.OverdueMax);
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

    /// <summary>Keeps a balance for later checks. The time counts from its request, so that a slow read is not used for longer.</summary>
    public void Keep(ReadKey key, BalanceReading? reading, long startedAt)
    {
        if (options.BalanceReuseTime > TimeSpan.Zero && reading is BalanceReading.Succeeded)
        {
            _recent.Set(key, new RecentBalance(reading, startedAt, time.GetUtcNow() - time.GetElapsedTime(startedAt)));
        }
    }

    public void Forget(BalanceRead read) => _underWay.TryRemove(KeyValuePair.Create(read.Key, read));

    /// <summary>The read under way of an account, else a new one; null where too many are overdue.</summary>
    private BalanceRead? ReadOf(ReadKey key, BalanceRequest request)
    {
        if (_underWay.TryGetValue(key, out var underWay))
        {
            telemetry.CountSavedRead(SavedRead.Shared);
            return underWay;
        }

        if (UnderWay.IsBlocked)
        {
            return null;
        }

        var read = new BalanceRead(this, key, request);
        var winner = _underWay.GetOrAdd(key, read);
        if (ReferenceEquals(winner, read))
        {
            read.Begin();
        }
        else
        {
            telemetry.CountSavedRead(SavedRead.Shared);
        }

        return winner;
    }

    // A clock that has jumped since states another age than the time that has passed: the balance is then read again.
    private BalanceReading? FindRecent(ReadKey key) =>
        options.BalanceReuseTime > TimeSpan.Zero
        && _recent.Find(key) is { } recent
        && time.GetElapsedTime(recent.StartedAt) is var elapsed
        && elapsed < options.BalanceReuseTime
        && (time.GetUtcNow() - recent.StartedOn - elapsed).Duration() <= FactLimits.ClockSkewMax
            ? recent.Reading
            : null;

    private sealed record RecentBalance(BalanceReading Reading, long StartedAt, DateTimeOffset StartedOn);
}
