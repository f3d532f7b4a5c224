using FundsCheck.Holds;

namespace FundsCheck.PostgreSql;

/// <summary>One look-up of a debit.</summary>
/// <param name="shard">The value of the distribution column.</param>
/// <param name="debitId">The debit.</param>
/// <param name="account">Its account, where it is about to be decided; null otherwise.</param>
internal sealed class FindWork(long shard, string debitId, AccountKeys? account)
    : Work(shard, StableHash.Of(debitId), Failures.OfDebit(debitId))
{
    public string DebitId => debitId;

    /// <summary>The names of its account; none where it is not about to be decided.</summary>
    public HashSet<ulong> Names { get; } = [.. account?.All() ?? []];

    /// <summary>Reports what was found; null where the id is new.</summary>
    public void End(DebitStatus? status) => Complete(status);

    /// <summary>Reports that the debit is archived.</summary>
    public void End(DebitArchivedException archived) => Refuse(archived);
}
