namespace FundsCheck;

/// <summary>What kind of account it is, and which credit-limit arithmetic goes with it.</summary>
/// <param name="Name">The value of <c>account.kind</c>.</param>
/// <param name="Family">Which headrooms it has.</param>
public sealed record AccountKind(string Name, AccountFamily Family);
