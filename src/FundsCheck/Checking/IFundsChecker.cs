namespace FundsCheck;

/// <summary>Answers one question before an ACH debit is sent: will the money be there? Safe for any number of threads.</summary>
public interface IFundsChecker
{
    /// <summary>
    /// Checks a debit. A valid debit always gets a decision; trouble with the balance is judged by the rules, never thrown.
    /// </summary>
    /// <exception cref="InvalidDebitException">The debit is outside its bounds; every problem.</exception>
    /// <exception cref="DebitConflictException">The id is known with other content.</exception>
    /// <exception cref="DebitClosedException">The debit was sent, settled, returned, rejected or cancelled: it may no longer be
    /// initiated.</exception>
    /// <exception cref="DebitArchivedException">The record of the debit, or of the debit that it presents again, is archived.</exception>
    /// <exception cref="DecisionNotRecordedException">It is unknown whether the decision was recorded; ask again with the same
    /// id.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<FundsDecision> CheckAsync(ProposedDebit debit, CancellationToken cancellationToken = default);

    /// <summary>Checks a debit by a reading that the host holds already; no balance is fetched.</summary>
    /// <param name="debit">The debit.</param>
    /// <param name="reading">
    /// The reading. Its source must be told as it is: rules see <c>balance.source</c>, and by default review a supplied one.
    /// </param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <exception cref="ArgumentException">
    /// The reading is of another account, or outside its bounds: a missing member, a value or code that is not listed, a text or time
    /// outside <see cref="BalanceLimits"/>.
    /// </exception>
    /// <inheritdoc cref="CheckAsync(ProposedDebit, CancellationToken)" path="/exception" />
    Task<FundsDecision> CheckAsync(ProposedDebit debit, BalanceReading reading, CancellationToken cancellationToken = default);

    /// <summary>
    /// Records what became of a debit. The same event recorded again adds nothing, so that recording it again is always safe.
    /// </summary>
    /// <param name="debitId">The debit.</param>
    /// <param name="what">What happened.</param>
    /// <param name="revision">
    /// The decision that the event follows from: whoever approves or rejects names the one that they looked at. Null for the latest one, or
    /// an earlier accept where the event happened before the latest decision.
    /// </param>
    /// <param name="cancellationToken">Ends the call, until the commit begins.</param>
    /// <exception cref="ArgumentException">The event is outside its bounds: a text that is empty or too long, an unknown return
    /// code.</exception>
    /// <exception cref="DebitEventRefusedException">The debit is unknown, or the event contradicts what is recorded of it, as by its time
    /// or its revision.</exception>
    /// <exception cref="DebitArchivedException">The record of the debit is archived.</exception>
    /// <exception cref="DecisionNotRecordedException">It is unknown whether the event was recorded; record it again.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<RecordedEvent> RecordAsync(string debitId, DebitEvent what, int? revision = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Checks many debits, a bounded number at once, and gives the results in the order of the debits. A debit that is null is an invalid
    /// one.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    IAsyncEnumerable<CheckResult> CheckAllAsync(IAsyncEnumerable<ProposedDebit> debits, CancellationToken cancellationToken = default);
}
