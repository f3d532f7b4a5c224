namespace FundsCheck.Plaid;

/// <summary>A fetched key, or the fact that Plaid has none of the id.</summary>
/// <param name="Key">The key; null for an id that Plaid does not know.</param>
/// <param name="FetchedAt">The time stamp of the call.</param>
/// <param name="Rotation">The number of the rotation at which it was fetched.</param>
internal sealed record CachedKey(WebhookKey? Key, long FetchedAt, int Rotation);
