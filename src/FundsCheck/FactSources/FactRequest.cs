namespace FundsCheck;

/// <summary>The facts of a source that one check needs.</summary>
public sealed record FactRequest
{
    /// <summary>Requests the facts of a debit.</summary>
    /// <param name="debit">The debit.</param>
    /// <param name="account">Its account, with the credential.</param>
    public FactRequest(Debit debit, AccountRef account)
    {
        ArgumentNullException.ThrowIfNull(debit);
        ArgumentNullException.ThrowIfNull(account);
        (Debit, Account) = (debit, account);
    }

    /// <summary>The debit, as it is recorded.</summary>
    public Debit Debit { get; }

    /// <summary>The account, with the credential that the source needs.</summary>
    public AccountRef Account { get; }

    /// <summary>The name of the rule set that judges; null where none is known.</summary>
    public string? RuleSet { get; init; }

    /// <summary>
    /// The revision of the decision for which the facts are read: 1 for the first, one more for each recorded one. Two
    /// concurrent checks of one debit have the same revision; one of them is recorded.
    /// </summary>
    public int Revision { get; init; } = 1;

    /// <summary>The facts of the source that the rule set declares. A source may give others too.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Always <c>(fact request)</c>.</summary>
    public override string ToString() => "(fact request)";
}
