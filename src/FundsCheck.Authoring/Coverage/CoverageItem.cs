using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Authoring;

/// <summary>An item of a rule set that a test should reach, and the clauses of the facts that reach it.</summary>
/// <param name="Check">The check.</param>
/// <param name="What">The item in the words of the file.</param>
/// <param name="At">The position in the file.</param>
/// <param name="IsBoundary">True for a threshold or its neighbour, which is suggested and not counted.</param>
/// <param name="Clauses">The clauses of the facts that reach the item.</param>
internal sealed record CoverageItem(CheckClauses Check, string What, Position At, bool IsBoundary, IReadOnlyList<Clause> Clauses)
{
    public string CheckId => Check.Check.Id;

    public bool IsReachedBy(FactPoint point) => Clauses.All(clause => clause.IsMetBy(point));
}
