namespace FundsCheck.Sandbox;

/// <summary>An evaluated debit, as it was first evaluated.</summary>
internal sealed record SignalTransaction(string AccessToken, string AccountId, decimal Amount);
