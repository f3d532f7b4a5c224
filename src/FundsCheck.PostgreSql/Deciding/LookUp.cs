namespace FundsCheck.PostgreSql;

/// <summary>What a transaction looks up.</summary>
/// <param name="Shard">The value of the distribution column.</param>
/// <param name="Names">The names of accounts.</param>
/// <param name="DebitIds">The debits.</param>
/// <param name="EndedBy">Holds that expire by this time are left out; null for no holds.</param>
/// <param name="Statuses">The connections whose statuses to look up.</param>
internal sealed record LookUp(
    long Shard, IReadOnlyCollection<ulong> Names, IReadOnlyCollection<string> DebitIds, DateTimeOffset? EndedBy,
    IReadOnlyCollection<ConnectionStatus> Statuses)
{
    /// <summary>What works look up.</summary>
    public static LookUp Of(IReadOnlyList<LockedWork> works) => new(
        works[0].Shard, [.. works.SelectMany(work => work.Names).Distinct()], [.. works.SelectMany(work => work.DebitIds)],
        works.Min(work => work.EndedBy), [.. works.Select(work => work.Status).OfType<ConnectionStatus>()]);
}
