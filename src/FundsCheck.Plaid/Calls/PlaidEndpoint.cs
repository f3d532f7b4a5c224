namespace FundsCheck.Plaid;

/// <summary>An endpoint of Plaid.</summary>
/// <param name="path">The path of its route.</param>
internal sealed class PlaidEndpoint(string path)
{
    private string[]? _balanceMembers;

    public static PlaidEndpoint BalanceGet { get; } = new("/accounts/balance/get")
    {
        Freshness = BalanceFreshness.RealTime,
        IsBilled = true,
        ReadsBank = true,
        ItemLimit = limits => limits.BalanceCallsPerItem,
        ClientLimit = limits => limits.BalanceCallsPerClient,
    };

    public static PlaidEndpoint ProcessorBalanceGet { get; } = new("/processor/balance/get")
    {
        Freshness = BalanceFreshness.RealTime,
        IsBilled = true,
        ReadsBank = true,
        HasItem = false,
        HasOneAccount = true,
        ItemLimit = limits => limits.BalanceCallsPerItem,
        ClientLimit = limits => limits.BalanceCallsPerClient,
    };

    public static PlaidEndpoint AccountsGet { get; } = new("/accounts/get")
    {
        ItemLimit = limits => limits.AccountsCallsPerItem,
        ClientLimit = limits => limits.AccountsCallsPerClient,
    };

    public static PlaidEndpoint ItemGet { get; } = new("/item/get")
    {
        ItemLimit = limits => limits.ItemCallsPerItem,
        ClientLimit = limits => limits.ItemCallsPerClient,
    };

    public static PlaidEndpoint IdentityGet { get; } = new("/identity/get");

    public static PlaidEndpoint AuthGet { get; } = new("/auth/get");

    public static PlaidEndpoint TransactionsSync { get; } = new("/transactions/sync") { HasItem = false };

    public static PlaidEndpoint SignalEvaluate { get; } = new("/signal/evaluate")
    {
        IsBilled = true,
        ReadsBank = true,
        HasItem = false,
        ItemInterval = TimeSpan.FromHours(1),
        ItemLimit = limits => limits.SignalCallsPerItem,
        ClientInterval = TimeSpan.FromSeconds(1),
        ClientLimit = limits => limits.SignalCallsPerClient,
    };

    public static PlaidEndpoint SignalDecisionReport { get; } = new("/signal/decision/report")
    {
        HasItem = false,
        ClientLimit = limits => limits.SignalReportsPerClient,
    };

    public static PlaidEndpoint SignalReturnReport { get; } = new("/signal/return/report")
    {
        HasItem = false,
        ClientLimit = limits => limits.SignalReportsPerClient,
    };

    public string Path => path;

    /// <summary>The freshness of its balances: cached, except where Plaid reads the bank for the call.</summary>
    public BalanceFreshness Freshness { get; private init; } = BalanceFreshness.Cached;

    /// <summary>Whether Plaid reads the bank for a call, so that a bank that hangs is a call that hangs.</summary>
    public bool ReadsBank { get; private init; }

    /// <summary>Whether each successful call is billed.</summary>
    public bool IsBilled { get; private init; }

    /// <summary>Whether a response with balances has the Item.</summary>
    public bool HasItem { get; private init; } = true;

    /// <summary>Whether a response has one account, as for a processor token, in place of a list.</summary>
    public bool HasOneAccount { get; private init; }

    /// <summary>The time within which the limit of an Item counts.</summary>
    public TimeSpan ItemInterval { get; private init; } = TimeSpan.FromMinutes(1);

    /// <summary>The time within which the limit of the client counts.</summary>
    public TimeSpan ClientInterval { get; private init; } = TimeSpan.FromMinutes(1);

    /// <summary>The limit on the calls of one Item within <see cref="ItemInterval"/>; null for none.</summary>
    public Func<PlaidRateLimits, int?> ItemLimit { get; private init; } = _ => null;

    /// <summary>The limit on the calls of the client within <see cref="ClientInterval"/>; null for none.</summary>
    public Func<PlaidRateLimits, int?> ClientLimit { get; private init; } = _ => null;

    /// <summary>The required members of a response with balances.</summary>
    public string[] BalanceMembers =>
        _balanceMembers ??= [HasOneAccount ? "account" : "accounts", .. HasItem ? ["item"] : Array.Empty<string>(), "request_id"];
}
