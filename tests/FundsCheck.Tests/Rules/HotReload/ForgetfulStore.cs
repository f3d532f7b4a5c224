using FundsCheck.Storage;

namespace FundsCheck.Tests.Rules.HotReload;

/// <summary>Decides and keeps no record, so that the store does not grow.</summary>
internal sealed class ForgetfulStore : IDecisionStore
{
    public bool IsDurable => false;

    public ValueTask<DebitStatus?> FindAsync(string debitId, CancellationToken cancellationToken) =>
        ValueTask.FromResult<DebitStatus?>(null);

    public ValueTask<DecisionCommit> DecideAsync(DecisionRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new DecisionCommit(
            request.Decide(new DecisionContext(
                HoldTotals.None(request.Debit.Amount.Currency), Revision: 1, Superseded: null, IsRetryVerified: true)),
            IsExisting: false));

    public ValueTask<EventCommit> RecordAsync(EventRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("it forgets");
}
