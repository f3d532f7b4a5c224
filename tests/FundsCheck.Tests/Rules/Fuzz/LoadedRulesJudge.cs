using System.Text.Json.Nodes;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Invariants;
using FundsCheck.Tests.Rules.Production;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>Checks the invariants of a rule set that a mutated file gave.</summary>
internal static class LoadedRulesJudge
{
    private const int FactsEach = 12;

    // Facts are generated in cents, around thresholds up to these.
    private const decimal ThresholdMax = 1_000_000_000m;
    private const int CentDigits = 2;

    public static FuzzBreach? Find(RuleSet ruleSet, LoaderRule? ignored, FuzzCounts counts, Random random)
    {
        if (ruleSet.Currency.MinorUnitDigits != CentDigits || !ThresholdsOf(ruleSet.Definition).All(IsWithinReach))
        {
            return null;
        }

        var rules = JsonNode.Parse(ruleSet.CanonicalText)!.AsObject();
        var violations = InvariantRunner.Run(text => new ProductionEngine(text, ignored), rules, random, FactsEach);
        counts.Judged++;
        counts.Facts += FactsEach;
        return violations.Count == 0 ? null : new FuzzBreach($"invariant {violations[0].Invariant}", violations[0].ToString());
    }

    private static bool IsWithinReach((Measure Measure, decimal Threshold) row) =>
        row.Measure.Unit is not (MeasureUnit.Money or MeasureUnit.Integer) || Math.Abs(row.Threshold) <= ThresholdMax;

    private static IEnumerable<(Measure Measure, decimal Threshold)> ThresholdsOf(RuleSetDefinition rules) =>
    [
        .. rules.Checks.SelectMany(check => check.Guards).Select(guard => (guard.Measure, guard.Threshold.Number)),
        .. rules.Checks.SelectMany(check => check.BandList.Chain())
            .SelectMany(bandList => bandList.Bands.Select(band => (bandList.Measure, band.Threshold.Number))),
    ];
}
