namespace FundsCheck.Sandbox;

/// <summary>An Item, as data: its name, its purpose and its accounts.</summary>
internal sealed record SandboxItem(string Name, string Purpose, params IReadOnlyList<SandboxAccount> Accounts)
{
    /// <summary>The maximum number of accounts: a request selects accounts by one bit each.</summary>
    public const int AccountsMax = 64;

    /// <summary>First Platypus Bank, Plaid's bank for sandboxes.</summary>
    public string? InstitutionId { get; init; } = "ins_109508";

    public string? AuthMethod { get; init; } = "INSTANT_AUTH";

    public string? ItemId { get; init; }

    public string Webhook { get; init; } = "https://example.com/plaid-webhook";

    public IReadOnlyList<string> AvailableProducts { get; init; } = ["balance", "identity"];

    public IReadOnlyList<string> BilledProducts { get; init; } = ["auth"];

    /// <summary>The Item's error, which Plaid documents for <c>/item/get</c> only.</summary>
    public SandboxError? Error { get; init; }

    /// <summary>Whether the response conforms to Plaid's OpenAPI file. Real responses do not always.</summary>
    public bool Conforms { get; init; } = true;
}
