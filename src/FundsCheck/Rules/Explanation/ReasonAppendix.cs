using FundsCheck.Rules.Model;

namespace FundsCheck.Rules.Explanation;

/// <summary>The reason codes that a policy can give, each with what it says and to whom.</summary>
internal static class ReasonAppendix
{
    private static readonly string[] Head =
    [
        "Code", "For those who run the checks", "For the customer", "Trying again may help", "The user must act",
    ];

    public static IEnumerable<string> Write(RuleSetDefinition ruleSet) =>
        MarkdownText.Table(Head, CodesOf(ruleSet).Select(code => Cells(code, ruleSet)));

    /// <summary>Every code that some facts may bring about, by rank.</summary>
    public static IReadOnlyList<string> CodesOf(RuleSetDefinition ruleSet) =>
    [
        .. ruleSet.Checks.SelectMany(check => DecisionRow.Of(check).SelectMany(CodesOf)
            .Concat(DecisionRow.HoldsMayTurn(check) ? [ReasonCodes.HoldPossible] : []))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(ReasonCodes.RankOf)
            .ThenBy(code => code, StringComparer.Ordinal),
    ];

    private static IEnumerable<string> CodesOf(DecisionRow row)
    {
        if (row.Answer.Reason is { } code)
        {
            return [code];
        }

        var rung = row.Ladder.Rungs.First(rung => ReferenceEquals(rung.Answer, row.Answer));
        return !row.NamesItself ? [] : rung.Kind == RungKind.Otherwise ? ConditionText.UnnamedValues(row.Ladder) : rung.Values;
    }

    private static IReadOnlyList<string> Cells(string code, RuleSetDefinition ruleSet) => ReasonCodes.Find(code) is { } listed
        ? [$"`{code}`", listed.OperatorText, listed.CustomerText, YesOrNot(listed.Retryable), YesOrNot(listed.UserAction)]
        : [
            $"`{code}`",
            $"the policy's own; see {MarkdownText.Codes(ChecksOf(code, ruleSet), "and")}",
            ReasonWriter.CustomerTextDefault,
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
