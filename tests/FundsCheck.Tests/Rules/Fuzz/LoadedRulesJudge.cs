using System.Text.Json.Nodes;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;
using FundsCheck.Tests.Rules.Laws;
using FundsCheck.Tests.Rules.Production;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>Checks the laws of a rule set that a mutated file gave.</summary>
internal static class LoadedRulesJudge
{
    private const int FactsEach = 12;

    // Facts are generated in cents, around edges up to these.
    private const decimal EdgeMax = 1_000_000_000m;
    private const int CentDigits = 2;

    public static FuzzBreach? Find(RuleSet ruleSet, LoaderRule notEnforced, FuzzCounts counts, Random random)
    {
        if (ruleSet.Currency.MinorUnitDigits != CentDigits || !EdgesOf(ruleSet.Definition).All(IsWithinReach))
        {
            return null;
        }

        var rules = JsonNode.Parse(ruleSet.CanonicalText)!.AsObject();
        var violations = LawRunner.Run(text => new ProductionEngine(text, notEnforced), rules, random, FactsEach);
        counts.Judged++;
        counts.Facts += FactsEach;
        return violations.Count == 0 ? null : new FuzzBreach($"law {violations[0].Law}", violations[0].ToString());
    }

    private static bool IsWithinReach((Measure Measure, decimal Edge) row) =>
        row.Measure.Unit is not (MeasureUnit.Money or MeasureUnit.Integer) || Math.Abs(row.Edge) <= EdgeMax;

    private static IEnumerable<(Measure Measure, decimal Edge)> EdgesOf(RuleSetDefinition rules) =>
    [
        .. rules.Checks.SelectMany(check => check.Guards).Select(guard => (guard.Measure, guard.Edge.Number)),
        .. rules.Checks.SelectMany(check => check.BandList.Chain())
            .SelectMany(ladder => ladder.Bands.Select(rung => (ladder.Measure, rung.Threshold.Number))),
    ];
}
