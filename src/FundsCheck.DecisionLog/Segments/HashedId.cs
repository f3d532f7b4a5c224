namespace FundsCheck.DecisionLog;

/// <summary>A debit's id beside its hash, which takes long enough to make it once only.</summary>
internal readonly record struct HashedId(string Id, ulong Hash)
{
    public static HashedId Of(string id) => new(id, StableHash.Of(id));
}
