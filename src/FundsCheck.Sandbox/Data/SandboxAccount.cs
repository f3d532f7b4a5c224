namespace FundsCheck.Sandbox;

/// <summary>One account of an Item, as data. The defaults are an ordinary checking account with 1000.00 USD available.</summary>
internal sealed record SandboxAccount(string Id)
{
    public string Name { get; init; } = "Sandbox Checking";

    public string? OfficialName { get; init; } = "Sandbox Everyday Checking";

    public string Mask { get; init; } = "0000";

    public string Type { get; init; } = "depository";

    public string? Subtype { get; init; } = "checking";

    public decimal? Available { get; init; } = 1000.00m;

    public decimal? Current { get; init; } = 1100.00m;

    public decimal? Limit { get; init; }

    public string? IsoCurrencyCode { get; init; } = "USD";

    public string? UnofficialCurrencyCode { get; init; }

    /// <summary>
    /// The time from the last update of the balance to the request, negative for a later update; null where the bank states none.
    /// </summary>
    public TimeSpan? UpdatedAgo { get; init; }

    /// <summary>The balances in Plaid's cache; null where they are equal to those of the bank.</summary>
    public (decimal? Available, decimal? Current)? Cached { get; init; }

    /// <summary>The account as Plaid's cache has it.</summary>
    public SandboxAccount AsCached => Cached is var (available, current) ? this with { Available = available, Current = current } : this;

    /// <summary>Further members of the account, as raw JSON.</summary>
    public IReadOnlyList<(string Name, string Json)> Members { get; init; } = [];

    /// <summary>Further members of its balances, as raw JSON.</summary>
    public IReadOnlyList<(string Name, string Json)> BalanceMembers { get; init; } = [];

    /// <summary>The whole account as raw JSON, for a special form.</summary>
    public string? Json { get; init; }

    public SandboxAccount With(string name, string json) => this with { Members = [.. Members, (name, json)] };
}
