using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Authoring;

/// <summary>The facts of a test, and the ids of the checks that were not evaluated.</summary>
internal sealed record CoveredFacts(FactPoint Point, IReadOnlyList<string> NotEvaluated)
{
    /// <summary>Returns true where the test reaches the item: its check is evaluated, and the facts meet its clauses.</summary>
    public bool Reach(CoverageItem item) => !NotEvaluated.Contains(item.CheckId, StringComparer.Ordinal) && item.IsReachedBy(Point);
}
