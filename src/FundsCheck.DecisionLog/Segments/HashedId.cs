namespace FundsCheck.DecisionLog;

/// <summary>The id of a debit with its hash, which is computed once.</summary>
internal readonly record struct HashedId(string Id, ulong Hash)
{
    public static HashedId Of(string id) => new(id, StableHash.Of(id));
}
