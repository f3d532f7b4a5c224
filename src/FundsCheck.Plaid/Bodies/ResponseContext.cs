namespace FundsCheck.Plaid;

/// <summary>The request of a response: its account and times.</summary>
/// <param name="AccountId">The requested account.</param>
/// <param name="RequestedAt">When the request was sent.</param>
/// <param name="RetrievedAt">When the last byte of the response arrived: the time of the request plus the elapsed time.</param>
internal sealed record ResponseContext(string AccountId, DateTimeOffset RequestedAt, DateTimeOffset RetrievedAt);
