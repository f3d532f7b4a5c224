using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>The reason codes of a rule set, with their texts for operators and customers.</summary>
internal static class ReasonAppendix
{
    private static readonly string[] Head =
    [
        "Code", "For those who run the checks", "For the customer", "Trying again may help", "The user must act",
    ];

    public static IEnumerable<string> Write(RuleSetDefinition ruleSet) =>
        MarkdownText.Table(Head, [.. CodesOf(ruleSet).Select(code => Cells(code, ruleSet)), .. CategoriesOf(ruleSet).Select(Cells)]);

    /// <summary>Gets the reachable codes of the checks, by rank.</summary>
    public static IReadOnlyList<string> CodesOf(RuleSetDefinition ruleSet) =>
    [
        .. ruleSet.Checks.SelectMany(check => DecisionRow.Of(check).Select(row => row.Answer.Reason).OfType<string>()
            .Concat(DecisionRow.HoldsMayTurn(check) ? [ReasonCodes.HoldPossible] : []))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(ReasonCodes.RankOf)
            .ThenBy(code => code, StringComparer.Ordinal),
    ];

    /// <summary>The categories of the failures whose own codes may be reasons.</summary>
    private static IEnumerable<BalanceFailureCategory> CategoriesOf(RuleSetDefinition ruleSet)
    {
        var rows = ruleSet.Checks.SelectMany(DecisionRow.Of).Where(row => row.NamesItself).ToList();
        return BalanceFailures.CategoryNames
            .Where(name => rows.Exists(row => row.BandList.Measure.IsOpen || ReferenceEquals(row.BandList.BandOf(name).Answer, row.Answer)))
            .Select(BalanceFailures.Find)
            .OfType<BalanceFailureCategory>();
    }

    private static IReadOnlyList<string> Cells(BalanceFailureCategory category)
    {
        var text = ReasonCodes.OfFailure(new BalanceFailure(category));
        return [
            $"the failure's own code, of category `{BalanceFailures.NameOf(category)}`",
            text.OperatorText,
            text.CustomerText,
            YesOrNot(text.Retryable),
            YesOrNot(text.UserAction),
        ];
    }

    private static IReadOnlyList<string> Cells(string code, RuleSetDefinition ruleSet) => ReasonCodes.Find(code) is { } listed
        ? [$"`{code}`", listed.OperatorText, listed.CustomerText, YesOrNot(listed.Retryable), YesOrNot(listed.UserAction)]
        : [
            $"`{code}`",
            $"the rule set's own; see {MarkdownText.Codes(ChecksOf(code, ruleSet), "and")}",
            ruleSet.CustomerTexts.FirstOrDefault(text => string.Equals(text.Code, code, StringComparison.Ordinal))?.Text
                ?? ReasonCodes.CustomerTextDefault,
            string.Empty,
            string.Empty,
        ];

    private static IReadOnlyList<string> ChecksOf(string code, RuleSetDefinition ruleSet) =>
        [
            .. ruleSet.Checks.Where(check => DecisionRow.Of(check)
                .Any(row => string.Equals(row.Answer.Reason, code, StringComparison.Ordinal))).Select(check => check.Id),
        ];

    private static string YesOrNot(bool isSo) => isSo ? "yes" : string.Empty;
}
