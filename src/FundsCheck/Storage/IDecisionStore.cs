namespace FundsCheck.Storage;

/// <summary>
/// The idempotency table, the record of decisions and the ledger of holds: one store, one commit (ADR 4).
/// </summary>
public interface IDecisionStore
{
    /// <summary>Whether a record outlives the process.</summary>
    bool IsDurable { get; }

    /// <summary>
    /// The latest time that was recorded when the store was opened; null where nothing was, or it is not known. A clock that is behind it
    /// was wrong then or is wrong now, and both times count (ADR 16).
    /// </summary>
    DateTimeOffset? RecordedUntil => null;

    /// <summary>The latest decision on a debit and what became of it; null where its id is new.</summary>
    /// <param name="debitId">The id.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <exception cref="DebitArchivedException">The record of the debit is archived.</exception>
    /// <exception cref="DecisionNotRecordedException">The store failed, or this look-up did.</exception>
    ValueTask<DebitStatus?> FindAsync(string debitId, CancellationToken cancellationToken);

    /// <summary>
    /// The same for a debit whose account is known: a store that distributes its records by account looks where that account is. By
    /// default <see cref="FindAsync(string, CancellationToken)"/>.
    /// </summary>
    /// <param name="debit">The debit; its id and its account count.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <exception cref="DecisionNotRecordedException">The store failed, or this look-up did.</exception>
    ValueTask<DebitStatus?> FindAsync(Debit debit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(debit);
        return FindAsync(debit.Id, cancellationToken);
    }

    /// <summary>
    /// Decides and records in one commit, with the account to itself: of two calls with one id the first wins and both get its record.
    /// An id whose decision is no longer valid is decided anew, as the next revision.
    /// </summary>
    /// <param name="request">The debit and the function that decides.</param>
    /// <param name="cancellationToken">Honoured until the commit begins.</param>
    /// <exception cref="DebitConflictException">The id is known with other content.</exception>
    /// <exception cref="DebitClosedException">The debit may no longer be initiated.</exception>
    /// <exception cref="DebitArchivedException">The record of the debit, or of the debit that it presents again, is archived.</exception>
    /// <exception cref="InvalidDebitException">The debit contradicts what is recorded of the one that it presents again.</exception>
    /// <exception cref="DecisionNotRecordedException">It is unknown whether the decision was recorded; or, where the message states so, it
    /// was not.</exception>
    ValueTask<DecisionCommit> DecideAsync(DecisionRequest request, CancellationToken cancellationToken);

    /// <summary>Records what became of a debit. The same event recorded again adds nothing.</summary>
    /// <param name="request">The event.</param>
    /// <param name="cancellationToken">Honoured until the commit begins.</param>
    /// <exception cref="DebitEventRefusedException">The debit is unknown, or the event contradicts what is recorded
    /// (<see cref="DebitLifecycle.Contradiction"/>).</exception>
    /// <exception cref="DebitArchivedException">The record of the debit is archived.</exception>
    /// <exception cref="DecisionNotRecordedException">
    /// It is unknown whether the event was recorded; record it again, always safe. Or, where the message states so, it was not recorded.
    /// </exception>
    ValueTask<EventCommit> RecordAsync(EventRequest request, CancellationToken cancellationToken);
}
