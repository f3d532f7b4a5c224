namespace FundsCheck.Plaid;

/// <summary>A well-formed response with balances, reduced to the requested account.</summary>
/// <param name="RequestId">Plaid's id of the request.</param>
/// <param name="Item">The Item; null where the endpoint returns none.</param>
/// <param name="Occurrences">How often the response has the account.</param>
/// <param name="Balance">The account's balance; null where the account is absent or has an inexact amount.</param>
internal sealed record BalanceResponse(string? RequestId, ItemRead? Item, int Occurrences, AccountBalance? Balance);
