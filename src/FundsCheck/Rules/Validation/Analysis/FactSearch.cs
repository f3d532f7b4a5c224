namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>
/// Looks for facts that meet every clause: takes the plainest facts left, finds a clause that they miss, and goes on with each of its
/// alternatives in turn. Complete: where nothing is found, nothing is there.
/// </summary>
public sealed class FactSearch(AnalysisBudget budget)
{
    /// <summary>
    /// Facts of the region that meet every clause; null where there are none. <paramref name="isPossible"/> without facts: none were found
    /// on the grid of money, although rationals leave some.
    /// </summary>
    /// <exception cref="AnalysisBudgetException">The budget is spent.</exception>
    /// <exception cref="OverflowException">The numbers are too large to be analysed.</exception>
    public FactPoint? Find(Region? region, IReadOnlyList<Clause> clauses, out bool isPossible) =>
        Search(region, region is { Space.Always.Count: > 0 } ? [.. clauses, .. region.Space.Always] : clauses, out isPossible);

    /// <summary>Whether any facts meet every clause.</summary>
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
