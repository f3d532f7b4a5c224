namespace FundsCheck.Sandbox;

/// <summary>An Item, as data: what its access token is named and for, and the accounts behind it.</summary>
internal sealed record SandboxItem(string Name, string Purpose, params IReadOnlyList<SandboxAccount> Accounts)
{
    /// <summary>The most accounts of an Item: one bit each tells which are asked for.</summary>
    public const int AccountsMax = 64;

    /// <summary>First Platypus Bank, which is Plaid's own bank for sandboxes.</summary>
    public string? InstitutionId { get; init; } = "ins_109508";

    public string? AuthMethod { get; init; } = "INSTANT_AUTH";

    public string? ItemId { get; init; }

    public string Webhook { get; init; } = "https://example.com/plaid-webhook";

    public IReadOnlyList<string> AvailableProducts { get; init; } = ["balance", "identity"];

    public IReadOnlyList<string> BilledProducts { get; init; } = ["auth"];

    /// <summary>The Item's own error, which Plaid says only <c>/item/get</c> shows.</summary>
    public SandboxError? Error { get; init; }

    /// <summary>Whether Plaid's OpenAPI file allows the answer. One that it does not allow is met in the wild all the same.</summary>
    public bool Conforms { get; init; } = true;
}
