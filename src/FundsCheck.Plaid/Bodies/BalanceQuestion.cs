namespace FundsCheck.Plaid;

/// <summary>What was asked, and when.</summary>
/// <param name="AccountId">The account that was asked for.</param>
/// <param name="RequestedAt">When the request was sent.</param>
/// <param name="RetrievedAt">When the last byte of the answer had come: the request's time and what elapsed since.</param>
internal sealed record BalanceQuestion(string AccountId, DateTimeOffset RequestedAt, DateTimeOffset RetrievedAt);
