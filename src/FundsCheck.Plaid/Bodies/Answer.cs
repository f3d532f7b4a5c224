namespace FundsCheck.Plaid;

/// <summary>What a well-formed answer of <c>/accounts/balance/get</c> says about the one account that was asked for.</summary>
/// <param name="RequestId">Plaid's id of the request.</param>
/// <param name="ItemError">The Item's error, which must be none.</param>
/// <param name="Sightings">How often the account stands in the answer.</param>
/// <param name="Balance">The account's balance; null where it is absent or holds an amount that is not exact.</param>
internal sealed record Answer(string? RequestId, PlaidError? ItemError, int Sightings, AccountBalance? Balance);
