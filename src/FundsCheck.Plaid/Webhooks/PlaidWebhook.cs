namespace FundsCheck.Plaid;

/// <summary>A verified webhook of Plaid. The text form contains its kind only.</summary>
public sealed record PlaidWebhook
{
    internal PlaidWebhook(PlaidWebhookKind kind, string itemId, DateTimeOffset issuedAt) =>
        (Kind, ItemId, IssuedAt) = (kind, itemId, issuedAt);

    /// <summary>The kind.</summary>
    public PlaidWebhookKind Kind { get; }

    /// <summary>Plaid's id of the Item.</summary>
    public string ItemId { get; }

    /// <summary>When Plaid signed the webhook, in whole seconds. A webhook that Plaid sends again is signed again.</summary>
    public DateTimeOffset IssuedAt { get; }

    /// <summary>Plaid's id of the account that the webhook concerns; null where it concerns the Item.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>The failure that readings have from now on; null where the webhook states none.</summary>
    public BalanceFailure? Failure { get; internal init; }

    /// <summary>When Plaid expects the Item to fail; null where the webhook states no readable time.</summary>
    public DateTimeOffset? ExpectedToFailAt { get; internal init; }

    /// <summary>The kind, in parentheses.</summary>
    public override string ToString() => $"({Kind})";
}
