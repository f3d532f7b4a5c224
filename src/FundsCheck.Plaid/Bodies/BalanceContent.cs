namespace FundsCheck.Plaid;

/// <summary>The balance of the requested account.</summary>
internal sealed record BalanceContent(AccountBalance Balance) : PlaidContent;
