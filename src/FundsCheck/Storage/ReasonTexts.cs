using FundsCheck.Rules;

namespace FundsCheck.Storage;

/// <summary>
/// The sentences of recorded reasons. A record states what a reason found; its sentence is made again, from the recorded facts.
/// </summary>
internal static class ReasonTexts
{
    /// <summary>
    /// The recorded reasons, each with the sentence that the rule set makes of it; with its own where the rule set gives another reason
    /// now.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="ruleSet">The rule set that made the decision.</param>
    public static IReadOnlyList<Reason> Of(DecisionRecord record, RuleSet ruleSet)
    {
        var (recorded, now) = (record.Verdict.Reasons, ruleSet.Judge(record.Facts).Reasons);
        return AreSameWithout(recorded, now) ? [.. recorded.Zip(now, (reason, made) => reason with { Text = made.Text })] : recorded;
    }

    /// <summary>Whether reasons are the same in every part but their texts.</summary>
    public static bool AreSameWithout(IReadOnlyList<Reason> recorded, IReadOnlyList<Reason> now)
    {
        var isSame = recorded.Count == now.Count;
        for (var index = 0; isSame && index < now.Count; index++)
        {
            isSame = IsSame(recorded[index], now[index]);
        }

        return isSame;
    }

    private static bool IsSame(Reason recorded, Reason now) =>
        recorded.Outcome == now.Outcome
        && IsSame(recorded.Code, now.Code)
        && IsSame(recorded.Check, now.Check)
        && IsSame(recorded.Measure, now.Measure)
        && IsSame(recorded.Operand, now.Operand)
        && IsSame(recorded.Threshold, now.Threshold)
        && IsSame(recorded.Because, now.Because);

    private static bool IsSame(string? recorded, string? now) => string.Equals(recorded, now, StringComparison.Ordinal);
}
