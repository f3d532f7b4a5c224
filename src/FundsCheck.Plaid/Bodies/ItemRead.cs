namespace FundsCheck.Plaid;

/// <summary>What is used of an Item.</summary>
internal sealed record ItemRead(string? InstitutionId, PlaidError? Error);
