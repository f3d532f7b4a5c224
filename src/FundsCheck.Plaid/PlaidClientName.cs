namespace FundsCheck.Plaid;

/// <summary>The name of a registered client.</summary>
internal sealed record PlaidClientName(string Name);
