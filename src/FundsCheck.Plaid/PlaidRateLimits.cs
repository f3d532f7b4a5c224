namespace FundsCheck.Plaid;

/// <summary>
/// The limits on calls to Plaid, each within a minute unless stated otherwise: of one Item (one access token), and of the client. A call
/// over a limit waits within the deadline of its reading; where no start is in time, the reading fails with
/// <c>BALANCE_RATE_LIMIT_WAIT</c>, and nothing is sent.
/// </summary>
/// <remarks>
/// The figures are those of Plaid's page on rate limits (plaid.com/docs/errors/rate-limit-exceeded, March 2026). One process counts its
/// own calls only: several processes of one client share its limits, and each needs its part. Null is no limit.
/// </remarks>
public sealed class PlaidRateLimits
{
    /// <summary>Real-time balance calls of an Item. Production 5, sandbox 25.</summary>
    public int? BalanceCallsPerItem { get; set; }

    /// <summary>Real-time balance calls of the client. Production 1,200, sandbox 100.</summary>
    public int? BalanceCallsPerClient { get; set; }

    /// <summary>Calls for cached balances of an Item. Production 15, sandbox 100.</summary>
    public int? AccountsCallsPerItem { get; set; }

    /// <summary>Calls for cached balances of the client. Production 15,000, sandbox 5,000.</summary>
    public int? AccountsCallsPerClient { get; set; }

    /// <summary>Calls for the state of an Item. Production 15, sandbox 40.</summary>
    public int? ItemCallsPerItem { get; set; }

    /// <summary>Calls for the states of Items by the client. 5,000.</summary>
    public int? ItemCallsPerClient { get; set; }

    /// <summary>Evaluations by Signal of an Item, within an hour. 70.</summary>
    public int? SignalCallsPerItem { get; set; }

    /// <summary>Evaluations by Signal of the client, within a second. Production 20, sandbox 30.</summary>
    public int? SignalCallsPerClient { get; set; }

    /// <summary>Reports to Signal by the client: so many of decisions, and so many of returns. 4,000.</summary>
    public int? SignalReportsPerClient { get; set; }

    /// <summary>The limits of Plaid's production.</summary>
    public static PlaidRateLimits CreateProduction() => new()
    {
        BalanceCallsPerItem = 5,
        BalanceCallsPerClient = 1_200,
        AccountsCallsPerItem = 15,
        AccountsCallsPerClient = 15_000,
        ItemCallsPerItem = 15,
        ItemCallsPerClient = 5_000,
        SignalCallsPerItem = 70,
        SignalCallsPerClient = 20,
        SignalReportsPerClient = 4_000,
    };

    /// <summary>The limits of Plaid's sandbox.</summary>
    public static PlaidRateLimits CreateSandbox() => new()
    {
        BalanceCallsPerItem = 25,
        BalanceCallsPerClient = 100,
        AccountsCallsPerItem = 100,
        AccountsCallsPerClient = 5_000,
        ItemCallsPerItem = 40,
        ItemCallsPerClient = 5_000,
        SignalCallsPerItem = 70,
        SignalCallsPerClient = 30,
        SignalReportsPerClient = 4_000,
    };

    /// <summary>The limits of an address: Plaid's own for its environments, none for another server.</summary>
    internal static PlaidRateLimits For(Uri? address) =>
        IsAt(address, PlaidAddresses.Production) ? CreateProduction()
        : IsAt(address, PlaidAddresses.Sandbox) ? CreateSandbox()
        : new();

    private static bool IsAt(Uri? address, Uri environment) => string.Equals(address?.Host, environment.Host, StringComparison.Ordinal);
}
