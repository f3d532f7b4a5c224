namespace FundsCheck.Plaid;

/// <summary>The addresses of Plaid's environments. Each key and access token belongs to one environment.</summary>
public static class PlaidAddresses
{
    /// <summary>Real accounts; every successful balance call is billed.</summary>
    public static Uri Production { get; } = new("https://production.plaid.com");

    /// <summary>Test accounts.</summary>
    public static Uri Sandbox { get; } = new("https://sandbox.plaid.com");
}
