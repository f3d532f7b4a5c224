using FundsCheck.Rules;
using FundsCheck.Storage;

namespace FundsCheck.PostgreSql;

/// <summary>One decision.</summary>
/// <param name="shard">The value of the distribution column.</param>
/// <param name="request">The request.</param>
/// <param name="snapshots">What was read when the debits were looked up.</param>
internal sealed class DecideWork(long shard, DecisionRequest request, Snapshots snapshots)
    : LockedWork(shard, request.Account, Failures.OfDebit(request.Debit.Id))
{
    // The first entry, and two more.
    private const int AttemptsMax = 3;

    // Taken whatever becomes of it, so that none is left for a later decision on the debit.
    private Snapshot? _snapshot = snapshots.Take(request);

    public override DateTimeOffset Now => request.Now;

    public override IEnumerable<RuleSet> RuleSets =>
        request.Challenger is { } challenger ? [request.RuleSet, challenger] : [request.RuleSet];

    public override IEnumerable<string> DebitIds =>
        request.Debit.RetryOf is { } retried ? [request.Debit.Id, retried] : [request.Debit.Id];

    public override DateTimeOffset? EndedBy => request.HoldQuery.EndedBy;

    public override Snapshot? TakeSnapshot()
    {
        var taken = _snapshot;
        _snapshot = null;
        return taken;
    }

    // The chain of attempts, and every other debit that presents the same one again.
    public override IEnumerable<string> FindMissing(BatchState state)
    {
        var next = request.Debit.RetryOf;
        for (var attempt = 1; attempt <= AttemptsMax && next is not null; attempt++)
        {
            if (!state.IsKnown(next))
            {
                yield return next;
                yield break;
            }

            var known = state.FindKept(next);
            foreach (var other in known?.Retries.Where(other => !state.IsKnown(other)) ?? [])
            {
                yield return other;
            }

            next = known?.Record.Debit.RetryOf;
        }
    }

    protected override object? Apply(BatchState state)
    {
        var account = request.Account;
        var commit = StoreLogic.Decide(request, state.Find, state.Holds, account);
        if (commit.IsExisting)
        {
            return commit;
        }

        account = account.As(commit.Record, request.PersistentAccountId);
        if (!IsLocked(state, account))
        {
            return null;
        }

        state.Add(commit.Record, account, Now);
        return commit;
    }
}
