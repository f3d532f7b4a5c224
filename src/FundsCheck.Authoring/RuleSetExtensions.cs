using FundsCheck.Rules;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;

namespace FundsCheck.Authoring;

/// <summary>The tools of rule authors: coverage and suggestion of tests, comparison of two versions, and the rule-set document.</summary>
public static class RuleSetExtensions
{
    /// <summary>Measures what the tests beside the rules reach of them, whether or not they pass.</summary>
    /// <param name="ruleSet">The rule set.</param>
    public static RuleCoverage MeasureCoverage(this RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        var run = new CoverageRun(ruleSet);
        var gaps = run.Items.Where(item => !run.IsReached(item))
            .Select(item => new RuleCoverageGap(item.CheckId, item.What, item.At.Line, item.At.Column));
        return new RuleCoverage(run.Items.Count, [.. gaps]);
    }

    /// <summary>
    /// Tests that reach what no test of the rule set reaches, boundaries and their neighbours last, each with the outcome and the reasons
    /// that the rule set gives today.
    /// </summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <returns>A JSON list in the canonical layout, to be pasted into <c>tests</c>; empty where every test is there.</returns>
    public static string SuggestTests(this RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        return CanonicalWriter.WriteTests(TestSuggestions.For(ruleSet));
    }

    /// <summary>
    /// Compares with a newer rule set, exactly: every region of debits and balances that gets another outcome, other reasons or other
    /// texts, and every setting. Each example was judged by both rule sets.
    /// </summary>
    /// <param name="older">The rule set in force.</param>
    /// <param name="newer">The rule set that is to replace it.</param>
    /// <exception cref="ArgumentException">The two judge debits in different currencies.</exception>
    /// <exception cref="InvalidOperationException">
    /// They cannot be compared exactly: it takes more than <see cref="RuleLimits.ComparisonStepsMax"/> steps, or an example proves wrong.
    /// </exception>
    public static RuleSetDifference CompareTo(this RuleSet older, RuleSet newer)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        return newer.Currency == older.Currency
            ? new RuleSetDifference(
                older.Identity, newer.Identity, SettingsComparer.Compare(older, newer), RuleSetComparer.Compare(older, newer))
            : throw new ArgumentException(
                $"a rule set in {older.Currency} and one in {newer.Currency} judge no debit in common", nameof(newer));
    }

    /// <summary>
    /// The whole rule set in plain English and as decision tables, in Markdown, for the people who sign it. The same rule set gives the
    /// same text.
    /// </summary>
    /// <param name="ruleSet">The rule set.</param>
    public static string Explain(this RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        return RuleSetDocument.Write(ruleSet);
    }
}
