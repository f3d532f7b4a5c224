using FundsCheck.Reliability.Tests.Histories;
using FundsCheck.Reliability.Tests.Support;

namespace FundsCheck.PostgreSql.Tests.Processes;

/// <summary>The accounts that all processes spend. The balance of each is fixed: only holds change what is left.</summary>
internal static class SharedAccounts
{
    private static readonly decimal[] Balances = [150m, 400m, 1_000m, 3_000m, 100_000m];

    public static int Count => Balances.Length;

    public static string KeyOf(int account) => FormattableString.Invariant($"account-{account}");

    public static decimal BalanceOf(string key) => Balances[IndexOf(key)];

    /// <summary>A debit by the rule set that accepts while the balance covers the amount and all holds.</summary>
    public static ProposedDebit Debit(string id, string key, decimal amount) =>
        Usual.Debit(id, amount, key) with { RuleSet = PlainRuleSet.Name };

    public static BalanceReading Read(string key, DateTimeOffset now) =>
        new BalanceReading.Succeeded(Usual.Balance(BalanceOf(key), now, key));

    private static int IndexOf(string key) => Enumerable.Range(0, Count).Single(account => KeyOf(account) == key);
}
