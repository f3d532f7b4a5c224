namespace FundsCheck.Tests.Rules.Laws;

/// <summary>A law that does not hold: all that is needed to see it again.</summary>
internal sealed record Violation(Law Law, string Breach, string Given, string RuleSet)
{
    public override string ToString() => $"{Law}: {Breach}\n  given {Given}\n  rules {RuleSet}";
}
