using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Authoring;

/// <summary>How two parts of one check differ in what a decision lists, and where within both: everywhere without clauses.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Clauses">What must hold beside the two parts.</param>
/// <param name="Condition">The same in words; null without clauses.</param>
internal sealed record CellDifference(RuleChangeKind Kind, IReadOnlyList<Clause> Clauses, CellCondition? Condition)
{
    public static CellDifference Everywhere(RuleChangeKind kind) => new(kind, [], null);
}
