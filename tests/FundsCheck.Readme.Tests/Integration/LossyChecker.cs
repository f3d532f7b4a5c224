using FundsCheck;

namespace Readme.Tests.Integration;

// <lossy-checker>
/// <summary>Loses the next result after the store has recorded it, as a connection that breaks at that moment.</summary>
internal sealed class LossyChecker(IFundsChecker checker) : IFundsChecker
{
    public bool LosesDecision { get; set; }

    public bool LosesEvent { get; set; }

    public async Task<FundsDecision> CheckAsync(ProposedDebit debit, CancellationToken cancellationToken = default)
    {
        var decision = await checker.CheckAsync(debit, cancellationToken);
        var isLost = LosesDecision;
        LosesDecision = false;
        return isLost ? throw new DecisionNotRecordedException(debit.Id, new IOException("the connection was lost")) : decision;
    }

    public async Task<RecordedEvent> RecordAsync(
        string debitId, DebitEvent what, int? revision = null, CancellationToken cancellationToken = default)
    {
        var recorded = await checker.RecordAsync(debitId, what, revision, cancellationToken);
        var isLost = LosesEvent;
        LosesEvent = false;
        return isLost ? throw new DecisionNotRecordedException(debitId, new IOException("the connection was lost")) : recorded;
    }

    public Task<FundsDecision> CheckAsync(
        ProposedDebit debit, BalanceReading reading, CancellationToken cancellationToken = default) =>
        checker.CheckAsync(debit, reading, cancellationToken);

    public IAsyncEnumerable<CheckResult> CheckAllAsync(
        IAsyncEnumerable<ProposedDebit> debits, CancellationToken cancellationToken = default) =>
        checker.CheckAllAsync(debits, cancellationToken);
}
// </lossy-checker>
