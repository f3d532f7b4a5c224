using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>A loaded rule set that a file extends.</summary>
internal sealed record ExtendedRuleSet(RuleSetIdentity Identity, RuleSetDefinition Definition, IReadOnlyList<RuleSetProblem> Warnings)
{
    public TimeSpan ValidFor => Definition.ValidFor ?? RuleSetDefinition.ValidForDefault;
}
