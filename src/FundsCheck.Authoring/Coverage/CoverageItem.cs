using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Authoring;

/// <summary>One thing of a rule set that a test should reach, and what facts must meet to reach it.</summary>
/// <param name="Check">The check.</param>
/// <param name="What">What it is, in the words of the file.</param>
/// <param name="At">Where it stands.</param>
/// <param name="IsBoundary">Whether it is a threshold or its neighbour: worth a test, and not counted.</param>
/// <param name="Clauses">What reaches it.</param>
internal sealed record CoverageItem(CheckClauses Check, string What, Position At, bool IsBoundary, IReadOnlyList<Clause> Clauses)
{
    public string CheckId => Check.Check.Id;

    public bool IsReachedBy(FactPoint point) => Clauses.All(clause => clause.IsMetBy(point));
}
