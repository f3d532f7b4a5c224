namespace FundsCheck.Sandbox;

/// <summary>A balance request with a valid form.</summary>
internal sealed record BalanceRequest
{
    public string? AccessToken { get; init; }

    public string? ClientId { get; init; }

    public string? Secret { get; init; }

    /// <summary>The requested accounts; empty for all accounts.</summary>
    public IReadOnlyList<string> AccountIds { get; init; } = [];

    /// <summary>The earliest time of the last update.</summary>
    public DateTimeOffset? UpdatedSince { get; init; }
}
