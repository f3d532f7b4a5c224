using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;

namespace FundsCheck.Rules.Validation;

/// <summary>Validates a rule set as a whole: its gates, its funds check, distinct names.</summary>
internal static class RuleSetInvariants
{
    private const string ReadingGate =
        "{ \"id\": \"reading\", \"measure\": \"balance.reading\", "
        + "\"bands\": [ { \"in\": [\"read\"], \"then\": \"accept\" }, { \"otherwise\": \"review\" } ] }";

    private const string CurrencyGate =
        "{ \"id\": \"currency\", \"measure\": \"balance.currency\", "
        + "\"bands\": [ { \"in\": [\"same\"], \"then\": \"accept\" }, { \"otherwise\": \"decline\", \"reason\": \"CURRENCY_MISMATCH\" } ] "
        + "}";

    public static void Check(RuleSetDefinition ruleSet, Position checksAt, ReadContext context)
    {
        CheckDistinct(ruleSet.Checks.Select(check => (check.Id, check.IdAt)), "check", context);
        CheckDistinct(ruleSet.Tests.Select(test => (test.Name, test.NameAt)), "test", context);
        CheckGate(ruleSet, Measures.BalanceReading, context);
        CheckGate(ruleSet, Measures.FailureCode, context);
        CheckGate(ruleSet, Measures.BalanceCurrency, context);
        CheckGatesPresent(ruleSet, checksAt, context);
        CheckFunds(ruleSet, checksAt, context);
        CoverInvariant.Check(ruleSet, context);
        UncheckedReader.CheckContradictions(ruleSet, context);
        foreach (var check in ruleSet.Checks)
        {
            GuardInvariants.Check(check, context);
            foreach (var bandList in check.BandList.Chain())
            {
                BandListInvariants.Check(bandList, context);
            }

            FallbackInvariants.Check(check.BandList, context);
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

    /// <summary>Validates the gates of the reading: by category, by code, or by both.</summary>
    private static void CheckGatesPresent(RuleSetDefinition ruleSet, Position checksAt, ReadContext context)
    {
        if (!ruleSet.Checks.Any(check => check.BandList.Measure.IsOfReading))
        {
            context.Problems.Add(
                checksAt,
                "gate.missing",
                "there is no check of `balance.reading`; every rule set has one, or one of `balance.failureCode`, without guards: add "
                    + $"`{ReadingGate}`",
                new InvariantViolation(InvariantViolationKind.ReadingGateMissing, default));
        }

        if (!ruleSet.Checks.Any(check => ReferenceEquals(check.BandList.Measure, Measures.BalanceCurrency)))
        {
            context.Problems.Add(
                checksAt,
                "gate.missing",
                $"there is no check of `balance.currency`; every rule set has exactly one, without guards: add `{CurrencyGate}`",
                new InvariantViolation(InvariantViolationKind.CurrencyGateMissing, default));
        }
    }

    private static void CheckGate(RuleSetDefinition ruleSet, Measure measure, ReadContext context)
    {
        var gates = ruleSet.Checks.Where(check => string.Equals(check.BandList.Measure.Name, measure.Name, StringComparison.Ordinal))
            .ToList();
        foreach (var extra in gates.Skip(1))
        {
            context.Problems.Add(
                extra.BandList.MeasureAt, "gate.repeated",
                $"there is another check of `{measure.Name}`; every rule set has at most one; remove this one");
        }

        foreach (var guarded in gates.Where(gate => gate.IsGuarded))
        {
            context.Problems.Add(
                guarded.For.Count > 0 ? guarded.ForAt : guarded.UnlessAt,
                "gate.guarded",
                $"a check of `{measure.Name}` is a gate for all other checks and has no guards; remove them",
                new InvariantViolation(InvariantViolationKind.GateGuarded, guarded.IdAt));
        }

        foreach (var gate in gates)
        {
            CheckGoodValue(gate, measure.Opens ?? string.Empty, context);
        }
    }

    private static void CheckGoodValue(CheckDefinition gate, string good, ReadContext context)
    {
        var band = gate.BandList.Bands.FirstOrDefault(band => band.Values.Contains(good, StringComparer.Ordinal));
        if (band is not { Values.Count: 1 })
        {
            context.Problems.Add(
                band?.ConditionAt ?? gate.BandList.BandsAt,
                "gate.good-value",
                $"`{good}` is alone in its band; write {{ \"in\": [\"{good}\"], \"then\": \"accept\" }}",
                new InvariantViolation(InvariantViolationKind.GateShared, gate.IdAt));
        }
    }

    private static void CheckFunds(RuleSetDefinition ruleSet, Position checksAt, ReadContext context)
    {
        if (!ruleSet.Checks.Any(check => check.BandList.Measure.IsFunds && !check.IsGuarded))
        {
            context.Problems.Add(
                checksAt,
                "funds.missing",
                "no check of a headroom or cover is without guards, so a debit could be accepted without a check of the money; add one, "
                    + "as in { \"id\": \"funds\", \"measure\": \"headroom.available\", … }",
                new InvariantViolation(InvariantViolationKind.FundsMissing, default));
        }
    }
}
