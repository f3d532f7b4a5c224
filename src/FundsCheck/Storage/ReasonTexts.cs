using FundsCheck.Records;
using FundsCheck.Rules;

namespace FundsCheck.Storage;

/// <summary>The sentences of recorded reasons. A record states what a reason found; its sentence is made again, from the recorded facts.</summary>
internal static class ReasonTexts
{
    /// <summary>The recorded reasons, each with the sentence that the rule set makes of it; with its own where the rule set gives another reason now.</summary>
    /// <param name="record">The record.</param>
    /// <param name="ruleSet">The rule set that made the decision.</param>
    public static IReadOnlyList<Reason> Of(DecisionRecord record, RuleSet ruleSet)
    {
        var (recorded, now) = (record.Verdict.Reasons, ruleSet.Judge(record.Facts).Reasons);
        return Replay.IsSame(recorded, now) ? [.. recorded.Zip(now, (reason, made) => reason with { Text = made.Text })] : recorded;
    }
}
