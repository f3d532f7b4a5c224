namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>A key under which a host knows an account, and the account that it truly is.</summary>
/// <param name="Key">The key.</param>
/// <param name="SourceId">The account's id at the balance source.</param>
/// <param name="Real">The number of the account at the bank.</param>
/// <param name="PersistentId">What each reading states of the account; null where it states nothing.</param>
internal sealed record KeyOfAccount(string Key, string SourceId, int Real, string? PersistentId);
