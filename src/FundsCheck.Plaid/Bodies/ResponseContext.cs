namespace FundsCheck.Plaid;

/// <summary>The request of a response: its account, the freshness of the endpoint's balances, and its times.</summary>
/// <param name="AccountId">The requested account.</param>
/// <param name="Freshness">The freshness of the balances of the endpoint.</param>
/// <param name="RequestedAt">When the request was sent.</param>
/// <param name="RetrievedAt">When the last byte of the response arrived: the time of the request plus the elapsed time.</param>
internal sealed record ResponseContext(
    string AccountId, BalanceFreshness Freshness, DateTimeOffset RequestedAt, DateTimeOffset RetrievedAt);
