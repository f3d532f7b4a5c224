namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>
/// Searches facts that meet every clause: takes the plainest facts of a region, finds a clause that they violate, and continues with each
/// alternative of it. The search is complete: without a result no such facts exist.
/// </summary>
public sealed class FactSearch(AnalysisBudget budget)
{
    /// <summary>
    /// Finds facts of the region that meet every clause; null without a result. <paramref name="isPossible"/> is true without a result
    /// where only rational amounts off the grid of money exist.
    /// </summary>
    /// <exception cref="AnalysisBudgetException">The budget is spent.</exception>
    /// <exception cref="OverflowException">The numbers are too large to be analysed.</exception>
    public FactPoint? Find(Region? region, IReadOnlyList<Clause> clauses, out bool isPossible) =>
        Search(region, region is { Space.Always.Count: > 0 } ? [.. clauses, .. region.Space.Always] : clauses, out isPossible);

    /// <summary>Returns true where facts meet every clause.</summary>
    public bool IsMet(Region? region, IReadOnlyList<Clause> clauses)
    {
        _ = Find(region, clauses, out var isPossible);
        return isPossible;
    }

    private FactPoint? Search(Region? region, IReadOnlyList<Clause> clauses, out bool isPossible)
    {
        isPossible = false;
        if (region is null)
        {
            return null;
        }

        budget.Spend();
        var point = region.Sample(out isPossible);
        if (point is null || clauses.FirstOrDefault(clause => !clause.IsMetBy(point)) is not { } missed)
        {
            return point;
        }

        isPossible = false;
        foreach (var alternative in missed.Alternatives)
        {
            if (Search(region.And(alternative), clauses, out var isAlternativePossible) is { } found)
            {
                isPossible = true;
                return found;
            }

            isPossible |= isAlternativePossible;
        }

        return null;
    }
}
