namespace FundsCheck.Plaid;

/// <summary>The endpoints of Plaid whose responses have balances. <c>default</c> is a cached one.</summary>
public enum PlaidBalanceEndpoint
{
    /// <summary><c>/accounts/get</c>: cached balances.</summary>
    AccountsGet = 0,

    /// <summary><c>/accounts/balance/get</c>: real-time balances.</summary>
    AccountsBalanceGet = 1,

    /// <summary><c>/processor/balance/get</c>: the real-time balance of a processor token's account.</summary>
    ProcessorBalanceGet = 2,

    /// <summary><c>/identity/get</c>: cached balances.</summary>
    IdentityGet = 3,

    /// <summary><c>/auth/get</c>: cached balances.</summary>
    AuthGet = 4,

    /// <summary><c>/transactions/sync</c>: cached balances.</summary>
    TransactionsSync = 5,
}
