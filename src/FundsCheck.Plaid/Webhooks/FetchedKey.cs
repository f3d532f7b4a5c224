namespace FundsCheck.Plaid;

/// <summary>The result of a call for a key.</summary>
/// <param name="Key">The key; null where Plaid has none of the id.</param>
internal sealed record FetchedKey(WebhookKey? Key)
{
    /// <summary>Plaid has no key of the id.</summary>
    public static FetchedKey Unknown { get; } = new((WebhookKey?)null);
}
