namespace FundsCheck.Tests.Rules.Laws;

/// <summary>Something true of every rule set that loads and of all facts. A breach is told in a sentence; null is none.</summary>
internal sealed record Law(string Name, Func<LawCase, string?> FindBreach)
{
    public override string ToString() => Name;
}
