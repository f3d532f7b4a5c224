namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>A key under which a host knows an account, and the account that it truly is.</summary>
/// <param name="Key">The key.</param>
/// <param name="Real">The number of the account at the bank.</param>
/// <param name="PersistentId">What each reading tells of the account; null where it tells nothing.</param>
internal sealed record KeyOfAccount(string Key, int Real, string? PersistentId);
