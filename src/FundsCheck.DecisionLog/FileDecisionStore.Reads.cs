using FundsCheck.Records;
using FundsCheck.Storage;

namespace FundsCheck.DecisionLog;

/// <content>
/// Reads beside the deciding path. A debit is found by the segment indexes; pages are read from the files of the log, up to the last line
/// that is on disk, and delay no decision.
/// </content>
public sealed partial class FileDecisionStore : IDecisionReader
{
    private LogDecisionReader Reader
    {
        get
        {
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_isClosed, this);
                LogCall.ToRead.ThrowIf(_failure);
                return new LogDecisionReader(_session.LogPath, () => _session.LinesOnDisk);
            }
        }
    }

    /// <inheritdoc />
    /// <exception cref="IOException">The log failed, or cannot be read.</exception>
    /// <exception cref="Records.Format.LogDamagedException">A line was altered or moved; the store stops.</exception>
    public ValueTask<DebitTimeline?> FindTimelineAsync(string debitId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(debitId);
        cancellationToken.ThrowIfCancellationRequested();
        LogCall.ToRead.ThrowIf(_failure);
        return ValueTask.FromResult(_session.FindTimeline(HashedId.Of(debitId)));
    }

    /// <inheritdoc />
    /// <remarks>Reads the log from the position of the page to its end. Memory grows with the reviews that did not lapse.</remarks>
    /// <exception cref="IOException">The log failed, or cannot be read.</exception>
    /// <exception cref="Records.Format.LogDamagedException">A line was altered or moved.</exception>
    public IAsyncEnumerable<OpenReview> ReadOpenReviewsAsync(OpenReviewQuery query, CancellationToken cancellationToken) =>
        Reader.ReadOpenReviewsAsync(query, cancellationToken);

    /// <inheritdoc />
    /// <exception cref="IOException">The log failed.</exception>
    public ValueTask<IReadOnlyList<AccountHold>> ReadHoldsAsync(
        string accountKey, DateTimeOffset expiresAfter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accountKey);

        // A hold counts before its line is on disk, so the read has a turn like a decision, and returns after the flush.
        return InTurnAsync(LogCall.ToRead, () => _session.FindHolds(accountKey, expiresAfter), cancellationToken);
    }

    /// <inheritdoc />
    /// <remarks>Memory does not grow with the log.</remarks>
    /// <exception cref="IOException">The log failed, or cannot be read.</exception>
    /// <exception cref="Records.Format.LogDamagedException">A line was altered or moved.</exception>
    public IAsyncEnumerable<StoredDecision> ReadDecisionsAsync(DecisionQuery query, CancellationToken cancellationToken) =>
        Reader.ReadDecisionsAsync(query, cancellationToken);
}
