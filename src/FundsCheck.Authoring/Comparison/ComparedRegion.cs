using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Authoring;

/// <summary>A region of facts in which the decisions of two rule sets differ because of one check.</summary>
/// <param name="Pair">The cells of the check.</param>
/// <param name="From">The outcome by the old rule set.</param>
/// <param name="To">The outcome by the new rule set.</param>
/// <param name="Difference">The difference.</param>
/// <param name="Clauses">The clauses of the region, in addition to one way of each choice.</param>
/// <param name="Choices">The choices; at least one way of each choice holds.</param>
internal sealed record ComparedRegion(
    CellPair Pair,
    Outcome From,
    Outcome To,
    CellDifference Difference,
    IReadOnlyList<Clause> Clauses,
    IReadOnlyList<IReadOnlyList<IReadOnlyList<Clause>>> Choices)
{
    public bool IsMetBy(FactPoint point) =>
        Clauses.All(clause => clause.IsMetBy(point)) && Choices.All(ways => ways.Any(way => way.All(clause => clause.IsMetBy(point))));

    /// <summary>The clauses of the region, once for each combination of ways.</summary>
    public IEnumerable<IReadOnlyList<Clause>> Combinations() => Choices.Aggregate(
        (IEnumerable<IReadOnlyList<Clause>>)[Clauses],
        (combined, ways) => combined.SelectMany(clauses => ways.Select(way => Join(clauses, way))));

    private static IReadOnlyList<Clause> Join(IReadOnlyList<Clause> clauses, IReadOnlyList<Clause> way) =>
        way.Count == 0 ? clauses : [.. clauses, .. way];
}
