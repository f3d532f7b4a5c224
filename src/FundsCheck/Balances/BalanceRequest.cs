namespace FundsCheck;

/// <summary>One balance that a check needs: the account, and the rule set that judges it.</summary>
public sealed record BalanceRequest
{
    /// <summary>Requests the balance of an account.</summary>
    /// <param name="account">The account, with its credential.</param>
    /// <param name="ruleSet">The name of the rule set that judges; null where none is known.</param>
    public BalanceRequest(AccountRef account, string? ruleSet = null)
    {
        ArgumentNullException.ThrowIfNull(account);
        (Account, RuleSet) = (account, ruleSet);
    }

    /// <summary>The account, with the credential that the source needs.</summary>
    public AccountRef Account { get; }

    /// <summary>
    /// The name of the rule set that judges the balance, by which a source may choose between a real-time and a cached balance; null where
    /// none is known.
    /// </summary>
    public string? RuleSet { get; }

    /// <summary>Always <c>(balance request)</c>.</summary>
    public override string ToString() => "(balance request)";
}
