namespace FundsCheck.Tests.Rules.Invariants;

/// <summary>Something true of every rule set that loads and of all facts. A breach is told in a sentence; null is none.</summary>
internal sealed record Invariant(string Name, Func<InvariantCase, string?> FindBreach)
{
    public override string ToString() => Name;
}
