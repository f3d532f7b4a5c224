using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Authoring;

/// <summary>Finds the differences of reasons by guards alone: a reason names the unknown guards that keep its check in force.</summary>
internal static class GuardDifferences
{
    public static IReadOnlyList<CellDifference> Of(CheckClauses? old, MeasureTerms oldTerms, CheckClauses? @new, MeasureTerms newTerms)
    {
        var (before, after) = (GuardsOf(old, oldTerms), GuardsOf(@new, newTerms));
        return
        [
            .. OneSided("old", before, oldTerms, after),
            .. OneSided("new", after, newTerms, before),
            .. ByList(before, oldTerms, after, newTerms),
            .. ByOrder(before, oldTerms, after, newTerms),
        ];
    }

    private static List<Measure> GuardsOf(CheckClauses? check, MeasureTerms terms)
    {
        var guards = check?.Check.Guards.Select(guard => guard.Measure) ?? [];
        return [.. guards.Where(measure => terms.Unknown(measure).Alternatives.Count > 0).DistinctBy(NameOf, StringComparer.Ordinal)];
    }

    private static IEnumerable<CellDifference> OneSided(string side, List<Measure> guards, MeasureTerms terms, List<Measure> others) =>
        from measure in guards.ExceptBy(others.Select(NameOf), NameOf, StringComparer.Ordinal)
        let unknown = terms.HasValuesOfAnother(measure) ? $"is unknown to {side}" : "is unknown"
        select Texts(measure.Name, unknown, terms.Unknown(measure));

    /// <summary>A custom fact whose value only one of the two lists.</summary>
    private static IEnumerable<CellDifference> ByList(
        List<Measure> before,
        MeasureTerms oldTerms,
        List<Measure> after,
        MeasureTerms newTerms) =>
        from old in before
        from @new in after.Where(other => IsSame(other, old))
        where oldTerms.HasValuesOfAnother(old) || newTerms.HasValuesOfAnother(@new)
        from difference in new[]
        {
            Texts(old.Name, "is known to new and unknown to old", oldTerms.Unknown(old), new Clause([newTerms.Known(@new)])),
            Texts(old.Name, "is known to old and unknown to new", newTerms.Unknown(@new), new Clause([oldTerms.Known(old)])),
        }
        select difference;

    /// <summary>Two guards whose order differs between the two checks.</summary>
    private static IEnumerable<CellDifference> ByOrder(
        List<Measure> before,
        MeasureTerms oldTerms,
        List<Measure> after,
        MeasureTerms newTerms)
    {
        var common = before.IntersectBy(after.Select(NameOf), NameOf, StringComparer.Ordinal).ToList();
        var positions = common.Select(measure => after.FindIndex(other => IsSame(other, measure))).ToList();
        return from first in Enumerable.Range(0, common.Count)
               from second in Enumerable.Range(first + 1, common.Count - first - 1)
               where positions[first] > positions[second]
               let unknown = new[] { first, second }.SelectMany(Unknown)
               select Texts($"{common[first].Name} and {common[second].Name}", "are unknown", [.. unknown]);

        Clause[] Unknown(int place) => [oldTerms.Unknown(common[place]), newTerms.Unknown(after[positions[place]])];
    }

    private static CellDifference Texts(string subject, string text, params IReadOnlyList<Clause> clauses) =>
        new(RuleChangeKind.Texts, clauses, CellCondition.FromText(subject, text));

    private static string NameOf(Measure measure) => measure.Name;

    private static bool IsSame(Measure one, Measure other) => string.Equals(one.Name, other.Name, StringComparison.Ordinal);
}
