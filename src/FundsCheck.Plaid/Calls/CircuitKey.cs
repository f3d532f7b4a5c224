namespace FundsCheck.Plaid;

/// <summary>What a hang is put down to: the institution, or one access token whose institution is not known.</summary>
/// <param name="Institution">Plaid's id of the institution; null where it is not known.</param>
/// <param name="Token">The digest of the access token; 0 where the institution is known.</param>
internal readonly record struct CircuitKey(string? Institution, UInt128 Token);
