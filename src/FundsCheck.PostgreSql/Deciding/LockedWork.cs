using FundsCheck.Holds;
using FundsCheck.Rules;

namespace FundsCheck.PostgreSql;

/// <summary>Work with an account to itself, whose rows its transaction has locked.</summary>
/// <param name="shard">The value of the distribution column.</param>
/// <param name="account">The names of the account.</param>
/// <param name="toException">Makes the caller's exception of a failure of the store.</param>
internal abstract class LockedWork(long shard, AccountKeys account, Func<Exception, bool, Exception> toException)
    : Work(shard, account.Key, toException)
{
    private Exception? _refusal;
    private object? _commit;

    /// <summary>The clock when the work was requested.</summary>
    public abstract DateTimeOffset Now { get; }

    /// <summary>The rule set that the database needs first; null for none.</summary>
    public virtual IEnumerable<RuleSet> RuleSets => [];

    /// <summary>The names to lock.</summary>
    public HashSet<ulong> Names { get; } = [.. account.All()];

    /// <summary>The debits to look up first.</summary>
    public virtual IEnumerable<string> DebitIds => [];

    /// <summary>The connection whose status to look up; null for none.</summary>
    public virtual ConnectionStatus? Status => null;

    /// <summary>Holds that expire by this time do not count; null where no holds are summed.</summary>
    public virtual DateTimeOffset? EndedBy => null;

    /// <summary>What was read of the accounts before, without a lock, to write by if nothing has changed; null to lock first.</summary>
    public virtual Snapshot? TakeSnapshot() => null;

    /// <summary>The debits to look up besides, by what is known so far.</summary>
    public virtual IEnumerable<string> FindMissing(BatchState state) => [];

    /// <summary>
    /// Does the work on what is known, and adds what is to be written. False where a name is not locked; <see cref="Names"/> has it now.
    /// </summary>
    public bool TryApply(BatchState state)
    {
        (_refusal, _commit) = (null, null);
        try
        {
            _commit = Apply(state);
            return _commit is not null;
        }
#pragma warning disable CA1031 // Whatever a rule set's function throws is its caller's, and harms no other work of the batch.
        catch (Exception refusal)
#pragma warning restore CA1031
        {
            // It may rest on works before it in the batch, so it is reported after their commit.
            _refusal = refusal;
            return true;
        }
    }

    /// <summary>Reports the result after the commit.</summary>
    public void End()
    {
        if (_refusal is null)
        {
            Complete(_commit);
        }
        else
        {
            Refuse(_refusal);
        }
    }

    /// <summary>The result; null where a name is not locked.</summary>
    protected abstract object? Apply(BatchState state);

    /// <summary>Whether the transaction has locked an account; where not, the next attempt does.</summary>
    protected bool IsLocked(BatchState state, AccountKeys account)
    {
        Names.UnionWith(account.All());
        return state.Accounts.Has(account);
    }
}
