namespace FundsCheck.Sandbox;

/// <summary>An owner of the accounts of an Item, as data. A bank may state names only.</summary>
internal sealed record SandboxOwner(params IReadOnlyList<string> Names)
{
    public string? PhoneNumber { get; init; }

    public string? Email { get; init; }

    /// <summary>The address as raw JSON.</summary>
    public string? Address { get; init; }
}
