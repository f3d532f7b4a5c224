namespace FundsCheck.PostgreSql;

/// <summary>The result of a verification.</summary>
/// <param name="Records">The number of records.</param>
/// <param name="Accounts">The number of chains.</param>
/// <param name="Faults">Every fault, at most <see cref="FaultsMax"/>: what was edited, deleted or inserted, and where. None has an
/// account's key.</param>
public sealed record PostgreSqlVerification(long Records, long Accounts, IReadOnlyList<string> Faults)
{
    /// <summary>The most faults that are listed.</summary>
    public const int FaultsMax = 100;
}
