using FundsCheck.Holds;
using FundsCheck.Storage;

namespace FundsCheck.PostgreSql;

/// <summary>One event of a debit.</summary>
internal sealed class EventWork(long shard, EventRequest request, AccountKeys account)
    : LockedWork(shard, account, Failures.OfDebit(request.DebitId))
{
    public override DateTimeOffset Now => request.Now;

    public override IEnumerable<string> DebitIds => [request.DebitId];

    protected override object? Apply(BatchState state)
    {
        var commit = StoreLogic.Judge(request, state.Find(request.DebitId), out var after);
        if (commit.IsRepeated)
        {
            return commit;
        }

        var locked = AccountKeys.From(after.Record);
        if (!IsLocked(state, locked))
        {
            return null;
        }

        state.Add(after, commit.Event, locked, Now);
        return commit;
    }
}
