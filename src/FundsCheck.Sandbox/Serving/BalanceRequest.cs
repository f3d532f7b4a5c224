namespace FundsCheck.Sandbox;

/// <summary>A balance request whose shape is right.</summary>
internal sealed record BalanceRequest
{
    public string? AccessToken { get; init; }

    public string? ClientId { get; init; }

    public string? Secret { get; init; }

    /// <summary>The accounts that are asked for; empty for all of them.</summary>
    public IReadOnlyList<string> AccountIds { get; init; } = [];

    /// <summary>The oldest balance that will do.</summary>
    public DateTimeOffset? UpdatedSince { get; init; }
}
