using FundsCheck.Rules.Loading.Examples;
using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Loading;

/// <summary>The rules about a rule set as a whole: its gates, its funds check, names that stand once.</summary>
internal static class RuleSetLaws
{
    public static void Check(RuleSetDefinition ruleSet, Position checksAt, ReadContext context)
    {
        CheckDistinct(ruleSet.Checks.Select(check => (check.Id, check.IdAt)), "check", context);
        CheckDistinct(ruleSet.Tests.Select(test => (test.Name, test.NameAt)), "test", context);
        CheckGate(ruleSet, MeasureId.BalanceReading, LoaderRule.ReadingGateRequired, checksAt, context);
        CheckGate(ruleSet, MeasureId.BalanceCurrency, LoaderRule.CurrencyGateRequired, checksAt, context);
        CheckFunds(ruleSet, checksAt, context);
        CoverInvariant.Check(ruleSet, context);
        UncheckedReader.CheckContradictions(ruleSet, context);
        foreach (var check in ruleSet.Checks)
        {
            GuardLaws.Check(check, context);
            foreach (var ladder in check.Ladder.Chain())
            {
                LadderLaws.Check(ladder, context);
            }

            FallbackLaws.Check(check.Ladder, context);
        }
    }

    private static void CheckDistinct(IEnumerable<(string Name, Position At)> named, string what, ReadContext context)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, at) in named.Where(row => !seen.Add(row.Name)))
        {
            context.Problems.Add(at, $"{what}.repeated", $"there is another {what} `{name}`; give each its own name");
        }
    }

    private static void CheckGate(RuleSetDefinition ruleSet, MeasureId id, LoaderRule required, Position checksAt, ReadContext context)
    {
        var measure = Measures.Of(id);
        var gates = ruleSet.Checks.Where(check => check.Ladder.Measure.Id == id).ToList();
        if (gates.Count == 0 && context.Enforces(required))
        {
            context.Problems.Add(
                checksAt,
                "gate.missing",
                $"there is no check of `{measure.Name}`; every rule set has exactly one, without guards: add `{GateExample(id)}`",
                new LawBreak(id == MeasureId.BalanceReading ? LawBreakKind.ReadingGateMissing : LawBreakKind.CurrencyGateMissing, default));
        }

        foreach (var extra in gates.Skip(1).Where(_ => context.Enforces(LoaderRule.GateOnce)))
        {
            context.Problems.Add(
                extra.Ladder.MeasureAt, "gate.repeated",
                $"there is another check of `{measure.Name}`; every rule set has exactly one, so take this one out");
        }

        foreach (var guarded in gates.Where(gate => gate.IsGuarded && context.Enforces(LoaderRule.GateUnguarded)))
        {
            context.Problems.Add(
                guarded.For.Count > 0 ? guarded.ForAt : guarded.UnlessAt,
                "gate.guarded",
                $"a check of `{measure.Name}` stands for all behind it and has no guards; take them out",
                new LawBreak(LawBreakKind.GateGuarded, guarded.IdAt));
        }

        foreach (var gate in gates)
        {
            CheckGoodValue(gate, id == MeasureId.BalanceReading ? Measures.Read : Measures.Same, context);
        }
    }

    private static string GateExample(MeasureId id) => id == MeasureId.BalanceReading
        ? "{ \"id\": \"reading\", \"measure\": \"balance.reading\", \"bands\": [ { \"in\": [\"read\"], \"then\": \"accept\" }, { "
            + "\"otherwise\": \"review\" } ] }"
        : "{ \"id\": \"currency\", \"measure\": \"balance.currency\", \"bands\": [ { \"in\": [\"same\"], \"then\": \"accept\" }, { "
            + "\"otherwise\": \"decline\", \"reason\": \"CURRENCY_MISMATCH\" } ] }";

    private static void CheckGoodValue(CheckDefinition gate, string good, ReadContext context)
    {
        var rung = gate.Ladder.Rungs.FirstOrDefault(rung => rung.Values.Contains(good, StringComparer.Ordinal));
        if (rung is not { Values.Count: 1 } && context.Enforces(LoaderRule.GateGoodValueAlone))
        {
            context.Problems.Add(
                rung?.ConditionAt ?? gate.Ladder.BandsAt,
                "gate.good-value",
                $"`{good}` stands alone in its rung; write {{ \"in\": [\"{good}\"], \"then\": \"accept\" }}",
                new LawBreak(LawBreakKind.GateShared, gate.IdAt));
        }
    }

    private static void CheckFunds(RuleSetDefinition ruleSet, Position checksAt, ReadContext context)
    {
        if (context.Enforces(LoaderRule.FundsUnguarded) && !ruleSet.Checks.Any(check => check.Ladder.Measure.IsFunds && !check.IsGuarded))
        {
            context.Problems.Add(
                checksAt,
                "funds.missing",
                "no check of a headroom or cover stands without a guard, so a debit could be accepted with no look at the money; add one, "
                    + "as in { \"id\": \"funds\", \"measure\": \"headroom.available\", … }",
                new LawBreak(LawBreakKind.FundsMissing, default));
        }
    }
}
