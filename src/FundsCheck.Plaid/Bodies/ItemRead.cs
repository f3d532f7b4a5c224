namespace FundsCheck.Plaid;

/// <summary>The members of an Item that a reading needs.</summary>
internal sealed record ItemRead(string? ItemId, string? InstitutionId, PlaidError? Error);
