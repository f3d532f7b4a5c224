namespace FundsCheck.Tests.Rules.Invariants;

/// <summary>A property of every rule set that loads, for all facts. A breach is described in a sentence; null is none.</summary>
internal sealed record Invariant(string Name, Func<InvariantCase, string?> FindBreach)
{
    public override string ToString() => Name;
}
