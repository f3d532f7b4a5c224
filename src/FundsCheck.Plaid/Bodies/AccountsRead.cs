namespace FundsCheck.Plaid;

/// <summary>The requested account in the list of accounts of a response.</summary>
internal sealed record AccountsRead(int Occurrences, AccountBalance? Balance);
