namespace FundsCheck.Plaid;

/// <summary>The subject of a hang: the institution, or an access token of an unknown institution.</summary>
/// <param name="Institution">Plaid's id of the institution; null where it is unknown.</param>
/// <param name="Token">The digest of the access token; 0 for a known institution.</param>
internal readonly record struct CircuitKey(string? Institution, UInt128 Token);
