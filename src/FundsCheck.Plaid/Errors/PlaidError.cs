namespace FundsCheck.Plaid;

/// <summary>What is used of an error of Plaid's. Its messages are for people, may change, and may carry data: they are not read.</summary>
/// <param name="Type">The broad category, as it came; null where it was left out.</param>
/// <param name="Code">The error, as it came.</param>
/// <param name="RequestId">Plaid's id of the request; null where it has none that fits.</param>
internal sealed record PlaidError(string? Type, string Code, string? RequestId);
