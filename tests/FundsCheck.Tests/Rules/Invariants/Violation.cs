namespace FundsCheck.Tests.Rules.Invariants;

/// <summary>A invariant that does not hold: all that is needed to see it again.</summary>
internal sealed record Violation(Invariant Invariant, string Breach, string Given, string RuleSet)
{
    public override string ToString() => $"{Invariant}: {Breach}\n  given {Given}\n  rules {RuleSet}";
}
