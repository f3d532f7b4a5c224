using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Authoring;

/// <summary>
/// A difference of the listed reasons of two cells of a check, and its region within both cells: the whole region without clauses.
/// </summary>
/// <param name="Kind">The kind of the difference.</param>
/// <param name="Clauses">The clauses in addition to the two cells.</param>
/// <param name="Condition">The clauses in words; null without clauses.</param>
internal sealed record CellDifference(RuleChangeKind Kind, IReadOnlyList<Clause> Clauses, CellCondition? Condition)
{
    public static CellDifference Everywhere(RuleChangeKind kind) => new(kind, [], null);
}
