namespace FundsCheck.Reliability.Tests.Support;

/// <summary>Plain debits and balances.</summary>
internal static class Usual
{
    public static ProposedDebit Debit(string id, decimal amount, string account = "account-1") =>
        new() { Id = id, Account = new AccountRef(account), Amount = new Money(amount, Currency.Usd), EntryClass = "WEB" };

    /// <summary>A checking account, read in real time at a moment.</summary>
    public static AccountBalance Balance(decimal available, DateTimeOffset at, string account = "account-1", string? persistentId = null) =>
        new()
        {
            AccountId = account,
            Kind = AccountKinds.Find("checking"),
            Available = available,
            Current = available,
            Currency = new BalanceCurrency.Iso("USD"),
            PersistentAccountId = persistentId,
            Freshness = BalanceFreshness.RealTime,
            RequestedAt = at,
            RetrievedAt = at,
        };
}
