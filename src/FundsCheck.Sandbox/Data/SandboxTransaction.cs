namespace FundsCheck.Sandbox;

/// <summary>A transaction of the first account of an Item, as data. A positive amount leaves the account.</summary>
internal sealed record SandboxTransaction(string Name, decimal Amount, TimeSpan Ago)
{
    public bool IsPending { get; init; }
}
