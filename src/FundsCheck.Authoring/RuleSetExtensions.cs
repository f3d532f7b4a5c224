using FundsCheck.Rules;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;

namespace FundsCheck.Authoring;

/// <summary>Tools for rule authors: test coverage, test suggestions, comparison of two versions, and the rule-set document.</summary>
public static class RuleSetExtensions
{
    /// <summary>Measures the coverage of a rule set by its tests, whether or not they pass.</summary>
    /// <param name="ruleSet">The rule set.</param>
    public static RuleCoverage MeasureCoverage(this RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        var run = new CoverageRun(ruleSet);
        var gaps = run.Items.Where(item => !run.IsReached(item))
            .Select(item => new RuleCoverageGap(item.CheckId, item.What, item.At.Line, item.At.Column));
        var checks = run.Items.GroupBy(item => item.CheckId, StringComparer.Ordinal)
            .Select(items => new CheckCoverage(items.Key, items.Count(), items.Count(run.IsReached)));
        return new RuleCoverage(run.Items.Count, [.. gaps]) { Checks = [.. checks] };
    }

    /// <summary>
    /// Suggests tests for the items that no test reaches, thresholds and their neighbours last. Each test expects the current outcome and
    /// reasons.
    /// </summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <returns>A JSON list in canonical layout for <c>tests</c>; empty where the tests reach every item.</returns>
    public static string SuggestTests(this RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        return CanonicalWriter.WriteTests(TestSuggestions.For(ruleSet));
    }

    /// <summary>
    /// Suggests tests for the bands, guards and <c>ifUnknown</c>s of one check that no test reaches, without thresholds and their
    /// neighbours. Each test expects the current outcome and reasons.
    /// </summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="check">The id of the check.</param>
    /// <returns>A JSON list in canonical layout for <c>tests</c>; empty where the tests reach the whole check, or there is
    /// none.</returns>
    public static string SuggestTests(this RuleSet ruleSet, string check)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        ArgumentNullException.ThrowIfNull(check);
        return CanonicalWriter.WriteTests(TestSuggestions.For(ruleSet, check));
    }

    /// <summary>
    /// Compares two rule sets exactly: returns every region of debits and balances with another outcome, other reasons or other texts, and
    /// every changed setting. Both rule sets judged each example.
    /// </summary>
    /// <param name="older">The rule set in force.</param>
    /// <param name="newer">The rule set that replaces it.</param>
    /// <exception cref="ArgumentException">The two rule sets have different currencies.</exception>
    /// <exception cref="InvalidOperationException">An exact comparison is not possible: it takes more than
    /// <see cref="RuleLimits.ComparisonStepsMax"/> steps, or the verification of an example fails.
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
    /// Formats one check in Markdown: its sentences and decision table as in <see cref="Explain(RuleSet)"/>, then its outcome at each
    /// threshold and one step beside it.
    /// </summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="check">The id of the check.</param>
    /// <returns>The text; empty where the rule set has no such check.</returns>
    public static string ExplainCheck(this RuleSet ruleSet, string check)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        ArgumentNullException.ThrowIfNull(check);
        var checks = ruleSet.Definition.Checks;
        return checks.FirstOrDefault(other => string.Equals(other.Id, check, StringComparison.Ordinal)) is { } found
            ? string.Join(
                '\n',
                [.. CheckSection.Write(found, checks.Index().First(row => row.Item == found).Index + 1, ruleSet.Currency),
                    .. ThresholdTable.Write(found, ruleSet.Currency)])
            : string.Empty;
    }

    /// <summary>
    /// Formats the whole rule set as a Markdown document of plain English and decision tables, for approval by people. Equal rule sets have
    /// equal documents.
    /// </summary>
    /// <param name="ruleSet">The rule set.</param>
    public static string Explain(this RuleSet ruleSet) => Explain(ruleSet, since: null);

    /// <summary>Formats the whole rule set as a Markdown document, with the changes since an earlier version.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="since">The version to compare with, such as the one that was signed last; null for none. Where an exact comparison is
    /// not possible, the document says so.</param>
    /// <exception cref="ArgumentException">The two rule sets have different currencies.</exception>
    public static string Explain(this RuleSet ruleSet, RuleSet? since)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        return RuleSetDocument.Write(ruleSet, since);
    }
}
