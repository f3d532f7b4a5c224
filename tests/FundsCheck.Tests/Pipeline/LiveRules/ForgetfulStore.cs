using FundsCheck.Decisions;

namespace FundsCheck.Tests.Pipeline.LiveRules;

/// <summary>Decides and keeps nothing, so that what grows is not the store.</summary>
internal sealed class ForgetfulStore : IDecisionStore
{
    public bool IsDurable => false;

    public ValueTask<DebitHistory?> RecallAsync(string debitId, CancellationToken cancellationToken) =>
        ValueTask.FromResult<DebitHistory?>(null);

    public ValueTask<DecisionCommit> DecideAsync(DecisionRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new DecisionCommit(
            request.Decide(new DecisionContext(
                Holds.None(request.Debit.Amount.Currency), Revision: 1, Superseded: null, IsRetryVerified: true)),
            IsRecalled: false));

    public ValueTask<EventCommit> RecordAsync(EventRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("it forgets");
}
