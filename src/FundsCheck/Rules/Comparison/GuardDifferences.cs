using FundsCheck.Rules.Analysis;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Comparison;

/// <summary>
/// Where the guards of two checks alone make their reasons differ: a reason names the guards that are unknown and so keep its check in force.
/// </summary>
internal static class GuardDifferences
{
    public static IReadOnlyList<CellDifference> Of(CheckClauses? old, MeasureTerms oldTerms, CheckClauses? @new, MeasureTerms newTerms)
    {
        var (before, after) = (GuardsOf(old, oldTerms), GuardsOf(@new, newTerms));
        return [.. OneSided(before, oldTerms, after), .. OneSided(after, newTerms, before), .. ByList(before, oldTerms, after, newTerms), .. ByOrder(before, oldTerms, after)];
    }

    private static List<Measure> GuardsOf(CheckClauses? check, MeasureTerms terms) =>
        check is null ? [] : [.. check.Check.Guards.Select(guard => guard.Measure).Where(measure => terms.Unknown(measure).Alternatives.Count > 0).DistinctBy(measure => measure.Name, StringComparer.Ordinal)];

    private static IEnumerable<CellDifference> OneSided(List<Measure> guards, MeasureTerms terms, List<Measure> others) =>
        guards.ExceptBy(others.Select(other => other.Name), measure => measure.Name, StringComparer.Ordinal)
            .Select(measure => new CellDifference(RuleChangeKind.Texts, [terms.Unknown(measure)], CellCondition.Says(measure.Name, "is unknown")));

    /// <summary>A custom fact whose value only one of the two lists.</summary>
    private static IEnumerable<CellDifference> ByList(List<Measure> before, MeasureTerms oldTerms, List<Measure> after, MeasureTerms newTerms) =>
        from old in before
        from @new in after.Where(other => string.Equals(other.Name, old.Name, StringComparison.Ordinal))
        where oldTerms.HasValuesOfAnother(old) || newTerms.HasValuesOfAnother(@new)
        from difference in new[]
        {
            new CellDifference(RuleChangeKind.Texts, [oldTerms.Unknown(old), new Clause([newTerms.Known(@new)])], CellCondition.Says(old.Name, "is known to new and unknown to old")),
            new CellDifference(RuleChangeKind.Texts, [newTerms.Unknown(@new), new Clause([oldTerms.Known(old)])], CellCondition.Says(old.Name, "is known to old and unknown to new")),
        }
        select difference;

    private static IEnumerable<CellDifference> ByOrder(List<Measure> before, MeasureTerms terms, List<Measure> after)
    {
        var common = before.IntersectBy(after.Select(other => other.Name), measure => measure.Name, StringComparer.Ordinal).ToList();
        var places = common.Select(measure => after.FindIndex(other => string.Equals(other.Name, measure.Name, StringComparison.Ordinal))).ToList();
        return from first in Enumerable.Range(0, common.Count)
               from second in Enumerable.Range(first + 1, common.Count - first - 1)
               where places[first] > places[second]
               select new CellDifference(
                   RuleChangeKind.Texts,
                   [terms.Unknown(common[first]), terms.Unknown(common[second])],
                   CellCondition.Says($"{common[first].Name} and {common[second].Name}", "are unknown"));
    }
}
