namespace FundsCheck.Plaid;

/// <summary>An error of Plaid. Its messages may change and may contain private data, so they are not read.</summary>
/// <param name="Type">The broad category, as received; null where it is absent.</param>
/// <param name="Code">The error code, as received.</param>
/// <param name="RequestId">Plaid's id of the request; null where it is absent or has another form.</param>
internal sealed record PlaidError(string? Type, string Code, string? RequestId);
