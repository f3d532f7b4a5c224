using System.Collections.Concurrent;
using FundsCheck.Balances;

namespace FundsCheck.Pipeline;

/// <summary>
/// Concurrent checks of one account share one read, which ends at its own deadline: a caller who gives up does not end it for the others.
/// </summary>
internal sealed class SharedReads(IBalanceSource source, TimeProvider time, TimeSpan readTimeout, PipelineLog log)
{
    private readonly ConcurrentDictionary<ReadKey, Lazy<Task<BalanceReading>>> _underWay = new();

    public Task<BalanceReading> ReadAsync(AccountRef account, CancellationToken cancellationToken)
    {
        // Another credential is another question: a wrong token must not ride on a right one.
        var key = new ReadKey(account.SourceAccountId, account.Credential);
        var read = _underWay.GetOrAdd(key, static (asked, state) => new Lazy<Task<BalanceReading>>(() => state.Reads.ReadOnceAsync(asked, state.Account)), (Reads: this, Account: account));
        return read.Value.WaitAsync(cancellationToken);
    }

    private async Task<BalanceReading> ReadOnceAsync(ReadKey key, AccountRef account)
    {
        try
        {
            // Off the caller's thread: what a source does before its first await must not keep the caller from giving up.
            return await Task.Run(() => ReadWithinDeadlineAsync(account)).ConfigureAwait(false);
        }
        finally
        {
            _underWay.TryRemove(key, out _);
        }
    }

    private async Task<BalanceReading> ReadWithinDeadlineAsync(AccountRef account)
    {
        using var deadline = new CancellationTokenSource(readTimeout, time);
        try
        {
            // The wait ends at the deadline even where the source does not heed it.
            var reading = await source.ReadAsync(account, deadline.Token).AsTask().WaitAsync(deadline.Token).ConfigureAwait(false);
            return Checked(reading, account);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return new BalanceReading.Unread(ReadingCodes.BalanceTimeout);
        }
#pragma warning disable CA1031 // A valid debit always gets a decision: whatever a source throws is a reading that failed.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            // The type only: a message may hold what must not be seen.
            log.SourceThrew(exception.GetType().Name);
            return new BalanceReading.Unread(ReadingCodes.SourceFailed);
        }
    }

    private static BalanceReading Checked(BalanceReading reading, AccountRef account) => reading switch
    {
        BalanceReading.Read read when string.Equals(read.Balance.AccountId, account.SourceAccountId, StringComparison.Ordinal) => reading,
        BalanceReading.Read => new BalanceReading.Unread(ReadingCodes.AccountNotReturned),
        BalanceReading.Unread unread when ReadingCodes.Find(unread.Code) is not null && !string.Equals(unread.Code, ReadingCodes.BalanceNotNeeded, StringComparison.Ordinal) => reading,
        _ => new BalanceReading.Unread(ReadingCodes.SourceFailed),
    };

    private sealed record ReadKey(string SourceAccountId, Secret? Credential);
}
