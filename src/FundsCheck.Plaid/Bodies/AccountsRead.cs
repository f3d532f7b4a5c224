namespace FundsCheck.Plaid;

/// <summary>What an answer's list of accounts says about the one that was asked for.</summary>
internal sealed record AccountsRead(int Sightings, AccountBalance? Balance);
