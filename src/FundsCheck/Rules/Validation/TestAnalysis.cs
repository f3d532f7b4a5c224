using FundsCheck.Rules.Judging;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules.Validation;

/// <summary>Finds tests whose expectation no facts can meet. A test that only fails is reported by the test run.</summary>
internal static class TestAnalysis
{
    public static void Run(AnalysisContext context, ProblemList problems)
    {
        foreach (var test in context.Definition.Tests.Where(test => !RuleTestRunner.Run(context.Judge, test).Passed))
        {
            if (!CanBeMet(test, context))
            {
                var example = context.Example(test.Given);
                problems.Add(
                    test.NameAt,
                    "test.impossible",
                    $"no facts have the outcome {test.Outcome.ToName()} with exactly [{string.Join(", ", test.Reasons)}]; expect the "
                        + $"result of "
                        + $"the rules here, `{example.Answer}`",
                    example);
            }
        }
    }

    private static bool CanBeMet(TestDefinition test, AnalysisContext context)
    {
        var notNeeded = new Func<bool, Alternative>(isIn => context.Terms.InSet(Measures.BalanceReading, [Measures.NotRequested], isIn));
        if (test.Outcome != Outcome.Decline)
        {
            return CanBeMet(test, context, context.Checks, Alternative.Always, []);
        }

        // Where the debit's own facts decline and no balance was requested, no other check is judged.
        var ofDebit = context.Checks.Where(check => check.Needs == MeasureNeeds.None).ToList();
        return CanBeMet(test, context, context.Checks, notNeeded(false), [])
            || CanBeMet(test, context, ofDebit, notNeeded(true), [])
            || CanBeMet(test, context, context.Checks, notNeeded(true), [.. ofDebit.Select(check => check.AtMost(Outcome.Review))]);
    }

    private static bool CanBeMet(
        TestDefinition test, AnalysisContext context, IReadOnlyList<CheckClauses> checks, Alternative part, IReadOnlyList<Clause> also)
    {
        var reasons = test.Reasons.ToHashSet(StringComparer.Ordinal);
        List<Clause> clauses =
        [
            .. also, .. checks.Select(check => check.Within((outcome, reason) => IsAllowed(test.Outcome, reasons, outcome, reason))),
        ];
        var givers = reasons.Select(reason => checks.SelectMany(check => check.Givers(reason))
            .Where(giver => IsReported(test.Outcome, giver.Outcome)).ToList()).ToList();
        return CanBeGiven(test.Outcome, context, context.Whole.And(part), clauses, givers, test.Outcome == Outcome.Accept);
    }

    /// <summary>Returns true where each reason can come from a check, one of them with the outcome.</summary>
    private static bool CanBeGiven(
        Outcome outcome, AnalysisContext context, Region? region, List<Clause> clauses, List<List<AnswerWay>> givers, bool hasOutcome)
    {
        if (givers.Count == 0)
        {
            return hasOutcome && context.Search.IsMet(region, clauses);
        }

        // A part that cannot be met alone needs no further search.
        return context.Search.IsMet(region, clauses)
            && givers[0]
                .Exists(giver => CanBeGiven(
                    outcome, context, region, [.. clauses, .. giver.Clauses], [.. givers.Skip(1)], hasOutcome || giver.Outcome == outcome));
    }

    private static bool IsAllowed(Outcome expected, HashSet<string> reasons, Outcome outcome, string? reason) => outcome <= expected
        && (!IsReported(expected, outcome)
            || reason switch
            {
                null => outcome == Outcome.Accept,
                BandListTerms.OwnCode => reasons.Any(CheckClauses.MayBeOwnCode),
                _ => reasons.Contains(reason),
            });

    // Only an accept lists the reason of an accepting check.
    private static bool IsReported(Outcome expected, Outcome outcome) => outcome > Outcome.Accept || expected == Outcome.Accept;
}
