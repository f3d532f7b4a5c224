namespace FundsCheck.Plaid;

/// <summary>The state of an Item, from <c>/item/get</c>.</summary>
/// <param name="CreatedAt">When the Item was linked.</param>
/// <param name="TransactionsUpdatedAt">The last successful update of transactions, with which Plaid reads the balances of cash, cards and
/// loans.</param>
/// <param name="InvestmentsUpdatedAt">The last successful update of investments.</param>
/// <param name="Item">The Item.</param>
internal sealed record ItemContent(
    DateTimeOffset? CreatedAt, DateTimeOffset? TransactionsUpdatedAt, DateTimeOffset? InvestmentsUpdatedAt, ItemRead Item)
    : PlaidContent
{
    /// <summary>
    /// The earliest time that a cached balance of this Item can have: the last update by the product that reads accounts of this kind, or
    /// the link, with which Plaid reads every account. Null where neither is known.
    /// </summary>
    /// <param name="kind">The kind of the account; null where it is unknown.</param>
    public DateTimeOffset? OldestBalance(AccountKind? kind)
    {
        var updatedAt = kind switch
        {
            { Family: AccountFamily.Depository or AccountFamily.Credit } or { Name: "charge card" } => TransactionsUpdatedAt,
            { Name: "investment" } => InvestmentsUpdatedAt,
            _ => null,
        };
        return updatedAt is { } updated && CreatedAt is { } created && created > updated ? created : updatedAt ?? CreatedAt;
    }
}
