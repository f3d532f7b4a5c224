namespace FundsCheck.Plaid;

/// <summary>Where Plaid's environments answer. Keys and access tokens belong to one environment each.</summary>
public static class PlaidAddresses
{
    /// <summary>Real accounts; every successful balance call is billed.</summary>
    public static Uri Production { get; } = new("https://production.plaid.com");

    /// <summary>Made-up accounts, for trying things out.</summary>
    public static Uri Sandbox { get; } = new("https://sandbox.plaid.com");
}
