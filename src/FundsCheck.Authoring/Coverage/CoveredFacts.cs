using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Authoring;

/// <summary>The facts of one test, and the ids of the checks that judging them left out.</summary>
internal sealed record CoveredFacts(FactPoint Point, IReadOnlyList<string> NotEvaluated)
{
    /// <summary>Whether the test reaches the item: its check is evaluated, and the facts meet it.</summary>
    public bool Reach(CoverageItem item) => !NotEvaluated.Contains(item.CheckId, StringComparer.Ordinal) && item.IsReachedBy(Point);
}
