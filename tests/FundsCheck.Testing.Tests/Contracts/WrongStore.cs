using FundsCheck.Storage;

namespace FundsCheck.Testing.Tests.Contracts;

/// <summary>A store that breaks one promise on purpose.</summary>
internal abstract class WrongStore(IDecisionStore right) : IDecisionStore
{
    public bool IsDurable => right.IsDurable;

    public virtual ValueTask<DebitStatus?> FindAsync(string debitId, CancellationToken cancellationToken) =>
        right.FindAsync(debitId, cancellationToken);

    public virtual ValueTask<DecisionCommit> DecideAsync(DecisionRequest request, CancellationToken cancellationToken) =>
        right.DecideAsync(request, cancellationToken);

    public virtual ValueTask<EventCommit> RecordAsync(EventRequest request, CancellationToken cancellationToken) =>
        right.RecordAsync(request, cancellationToken);

    public sealed class ForgetsHolds(IDecisionStore right) : WrongStore(right)
    {
        public override ValueTask<DecisionCommit> DecideAsync(DecisionRequest request, CancellationToken cancellationToken)
        {
            var none = HoldTotals.None(request.Debit.Amount.Currency);
            return base.DecideAsync(request with { Decide = context => request.Decide(context with { Holds = none }) }, cancellationToken);
        }
    }

    public sealed class ReturnsClosedDebits(IDecisionStore right) : WrongStore(right)
    {
        public override async ValueTask<DecisionCommit> DecideAsync(DecisionRequest request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.DecideAsync(request, cancellationToken);
            }
            catch (DebitClosedException closed)
            {
                return new DecisionCommit(closed.Record, IsExisting: true);
            }
        }
    }

    public sealed class LosesRevisions(IDecisionStore right) : WrongStore(right)
    {
        private readonly Dictionary<string, DebitStatus?> _first = new(StringComparer.Ordinal);

        public override async ValueTask<DebitStatus?> FindAsync(string debitId, CancellationToken cancellationToken) =>
            _first.GetValueOrDefault(debitId) ?? await base.FindAsync(debitId, cancellationToken);

        public override async ValueTask<DecisionCommit> DecideAsync(DecisionRequest request, CancellationToken cancellationToken)
        {
            var commit = await base.DecideAsync(request, cancellationToken);
            _first.TryAdd(request.Debit.Id, new DebitStatus(commit.Record, []));
            return commit;
        }
    }

    public sealed class FailsToRecord(IDecisionStore right) : WrongStore(right)
    {
        public override ValueTask<EventCommit> RecordAsync(EventRequest request, CancellationToken cancellationToken) =>
            throw new NotSupportedException("This store records no events.");
    }
}
