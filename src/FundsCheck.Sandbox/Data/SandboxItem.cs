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

    /// <summary>The id of the Item.</summary>
    public string Id => ItemId ?? $"item-{Name}";

    public string Webhook { get; init; } = "https://example.com/plaid-webhook";

    public IReadOnlyList<string> AvailableProducts { get; init; } = ["balance", "identity"];

    public IReadOnlyList<string> BilledProducts { get; init; } = ["auth"];

    /// <summary>The Item's error, which Plaid documents for <c>/item/get</c> only.</summary>
    public SandboxError? Error { get; init; }

    /// <summary>The error of the real-time balance; null where it works.</summary>
    public SandboxError? RealTimeError { get; init; }

    /// <summary>The error of the endpoints with cached data; null where they work.</summary>
    public SandboxError? CachedError { get; init; }

    /// <summary>The time from the link of the Item to the request.</summary>
    public TimeSpan LinkedAgo { get; init; } = TimeSpan.FromDays(400);

    /// <summary>The last updates of the Item; null where Plaid states none.</summary>
    public SandboxStatus? Status { get; init; } = new(TimeSpan.FromHours(6));

    /// <summary>Differences of <c>/signal/evaluate</c>.</summary>
    public SandboxSignal Signal { get; init; } = new();

    public IReadOnlyList<SandboxOwner> Owners { get; init; } = [ItemCatalog.Person];

    /// <summary>The transactions of the first account, latest first; null where they are not ready yet.</summary>
    public IReadOnlyList<SandboxTransaction>? Transactions { get; init; } = ItemCatalog.FewTransactions;

    /// <summary>The name of the bank.</summary>
    public string? InstitutionName => InstitutionId switch
    {
        "ins_109508" => "First Platypus Bank",
        "ins_3" or "ins_56" => "Chase",
        ItemCatalog.CapitalOne => "Capital One",
        _ => null,
    };

    /// <summary>Whether the accounts conform to Plaid's OpenAPI file. Real responses do not always.</summary>
    public bool Conforms { get; init; } = true;
}
