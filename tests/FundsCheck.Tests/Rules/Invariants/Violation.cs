namespace FundsCheck.Tests.Rules.Invariants;

/// <summary>A violated invariant, with all that is needed to reproduce it.</summary>
internal sealed record Violation(Invariant Invariant, string Breach, string Given, string RuleSet)
{
    public override string ToString() => $"{Invariant}: {Breach}\n  given {Given}\n  rules {RuleSet}";
}
