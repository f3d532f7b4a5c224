using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace FundsCheck.Checking;

/// <content>Many debits, a bounded number at once.</content>
internal sealed partial class FundsChecker
{
    public async IAsyncEnumerable<CheckResult> CheckAllAsync(
        IAsyncEnumerable<ProposedDebit> debits, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(debits);

        var underWay = Channel.CreateBounded<Task<CheckResult>>(_options.MaxConcurrency);

#pragma warning disable CA2000 // Never disposed: whoever feeds debits may still wait for a place when the reader has left.
        var places = new SemaphoreSlim(_options.MaxConcurrency);
#pragma warning restore CA2000
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
#pragma warning disable CA2025 // It is cancelled before it is disposed, and what still runs sees a cancelled token.
        var starting = StartAllAsync(debits, underWay.Writer, places, stop.Token);
#pragma warning restore CA2025
        try
        {
            await foreach (var result in underWay.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return await result.ConfigureAwait(false);
                places.Release();
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }

        // What ended the debits themselves, as a host's enumeration that threw.
        await starting.ConfigureAwait(false);
    }

    /// <summary>Starts checks in order. A place is given back when its result was taken, so that waiting results are bounded too.</summary>
    private async Task StartAllAsync(
        IAsyncEnumerable<ProposedDebit> debits, ChannelWriter<Task<CheckResult>> underWay,
        SemaphoreSlim places, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var debit in debits.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await places.WaitAsync(cancellationToken).ConfigureAwait(false);
                await underWay.WriteAsync(ResultOfAsync(debit, cancellationToken), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            underWay.Complete();
        }
    }

    private async Task<CheckResult> ResultOfAsync(ProposedDebit? debit, CancellationToken cancellationToken)
    {
        if (debit is null)
        {
            return new CheckResult.Invalid(new InvalidDebitException(debitId: null, [DebitProblem.Missing]));
        }

        try
        {
            return new CheckResult.Decided(await CheckAsync(debit, cancellationToken).ConfigureAwait(false));
        }
        catch (InvalidDebitException exception)
        {
            return new CheckResult.Invalid(exception);
        }
        catch (DebitConflictException exception)
        {
            return new CheckResult.Conflict(exception);
        }
        catch (DebitClosedException exception)
        {
            return new CheckResult.Closed(exception);
        }
        catch (DebitArchivedException exception)
        {
            return new CheckResult.Archived(exception);
        }
        catch (DecisionNotRecordedException exception)
        {
            return new CheckResult.NotRecorded(exception);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !ReadableFacts.Are(debit.Facts))
        {
            // The host's own dictionary: what it throws is this debit's trouble, and none of the others'.
            return new CheckResult.Invalid(new InvalidDebitException(debit.Id, [DebitProblem.Unreadable]));
        }
    }
}
