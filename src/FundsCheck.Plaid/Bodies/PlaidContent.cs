namespace FundsCheck.Plaid;

/// <summary>The content of a successful response.</summary>
internal abstract record PlaidContent;
