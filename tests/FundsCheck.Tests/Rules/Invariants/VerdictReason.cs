namespace FundsCheck.Tests.Rules.Invariants;

/// <summary>One reason as every engine gives it: its code, the check it comes from, how severe, and whether it is a waiver.</summary>
internal readonly record struct VerdictReason(string Code, string Check, Outcome Outcome, bool Waiver)
{
    public override string ToString() => $"{Code}@{Check}:{Outcome}{(Waiver ? " (waived)" : "")}";
}
