namespace FundsCheck.Plaid;

/// <summary>A well-formed response of <c>/accounts/balance/get</c>, reduced to the requested account.</summary>
/// <param name="RequestId">Plaid's id of the request.</param>
/// <param name="ItemError">The Item's error; null where it has none.</param>
/// <param name="Occurrences">How often the response has the account.</param>
/// <param name="Balance">The account's balance; null where the account is absent or has an inexact amount.</param>
internal sealed record BalanceResponse(string? RequestId, PlaidError? ItemError, int Occurrences, AccountBalance? Balance)
{
    /// <summary>Plaid's id of the Item; null where the response lacks it.</summary>
    public string? ItemId { get; init; }
}
