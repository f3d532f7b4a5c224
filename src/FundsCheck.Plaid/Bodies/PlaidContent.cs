namespace FundsCheck.Plaid;

/// <summary>The content of a successful response.</summary>
/// <param name="Item">The Item of the response; null where the endpoint returns none.</param>
internal abstract record PlaidContent(ItemRead? Item);
