using FundsCheck.Rules;
using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Authoring;

/// <summary>Creates tests for the items that no test of a rule set reaches, with the plainest facts.</summary>
internal static class TestSuggestions
{
    /// <summary>Creates tests for all remaining items, thresholds and their neighbours last.</summary>
    public static IReadOnlyList<TestDefinition> For(RuleSet ruleSet)
    {
        var run = new CoverageRun(ruleSet);
        return For(ruleSet, run, run.Items.Concat(CoverageItems.Boundaries(run.Context)));
    }

    /// <summary>Creates tests for the counted items of one check.</summary>
    public static IReadOnlyList<TestDefinition> For(RuleSet ruleSet, string check)
    {
        var run = new CoverageRun(ruleSet);
        return For(ruleSet, run, run.Items.Where(item => string.Equals(item.CheckId, check, StringComparison.Ordinal)));
    }

    private static List<TestDefinition> For(RuleSet ruleSet, CoverageRun run, IEnumerable<CoverageItem> items)
    {
        var names = ruleSet.Definition.Tests.Select(test => test.Name).ToHashSet(StringComparer.Ordinal);
        var suggestions = new List<TestDefinition>();
        foreach (var item in items.Where(item => !run.IsReached(item)))
        {
            if (suggestions.Count + ruleSet.Definition.Tests.Count < RuleLimits.TestsMax && Plainest(item, run.Context) is { } point)
            {
                var given = PointFacts.Of(point, ruleSet.Definition);
                var test = new TestDefinition(NameOf(item, names), given, Outcome.None, [], default, default);
                if (run.TryAdd(test, item))
                {
                    var verdict = ruleSet.Judge(TestFacts.Of(test, ruleSet.Definition));
                    suggestions.Add(test with { Outcome = verdict.Outcome, Reasons = CodesOf(verdict) });
                }
            }
        }

        return suggestions;
    }

    /// <summary>Finds facts that reach an item without a further reason; otherwise any facts that reach it.</summary>
    private static FactPoint? Plainest(CoverageItem item, AnalysisContext context)
    {
        // A decline by the debit's own facts skips every other check.
        IReadOnlyList<Clause> clauses = item.Check.IsOfDebitAlone ? item.Clauses : [.. item.Clauses, .. context.Early.Except];
        var others = context.Checks.Where(check => check != item.Check).Select(check => check.AtMost(Outcome.Accept));
        return context.Search.Find(context.Whole, [.. clauses, .. others], out _) ?? context.Search.Find(context.Whole, clauses, out _);
    }

    private static IReadOnlyList<string> CodesOf(Verdict verdict) =>
        [.. verdict.Reasons.Select(reason => reason.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string NameOf(CoverageItem item, HashSet<string> names)
    {
        var name = $"{item.CheckId}: {item.What.Replace("`", string.Empty, StringComparison.Ordinal)}";
        name = name.Length > RuleLimits.TestNameLengthMax - 8 ? name[..(RuleLimits.TestNameLengthMax - 8)] : name;
        for (var number = 2; !names.Add(name); number++)
        {
            name = $"{name.Split(" (", 2)[0]} ({number})";
        }

        return name;
    }
}
