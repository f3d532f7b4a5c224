using FundsCheck.Rules;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Reasons;

namespace FundsCheck.Storage;

/// <summary>
/// The sentences of recorded reasons. A record states what a reason found; its sentence is made again, from the recorded facts.
/// </summary>
public static class ReasonTexts
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
        return AreSameWithout(recorded, now)
            ? [.. recorded.Zip(now, (reason, made) => reason with { Text = made.Text, CustomerText = made.CustomerText })]
            : recorded;
    }

    /// <summary>
    /// A recorded reason with its texts, which no record states: they follow from its other members, in the words of this version.
    /// </summary>
    /// <param name="reason">The reason; its own texts do not count.</param>
    /// <param name="reading">The recorded reading, whose failure's code may be that of the reason.</param>
    public static Reason Restore(Reason reason, BalanceReading reading)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var listed = ReasonCodes.Find(reason.Code) ?? OfFailure(reason.Code, reading);
        var facts = reason.Operand is null ? $"`{reason.Measure}` is unknown" : $"{reason.Measure} {reason.Operand}, {reason.Threshold}";
        return reason with
        {
            Text = ReasonSentence.Join(facts, listed, reason.Justification, why: null, ending: string.Empty),
            CustomerText = listed?.CustomerText ?? ReasonCodes.CustomerTextDefault,
        };
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

    // A reason of a gate may be the failure's own code, whose words are those of its category.
    private static ReasonText? OfFailure(string code, BalanceReading reading)
    {
        var failure = (reading as BalanceReading.Failed)?.Failure;
        return reading is not BalanceReading.Succeeded && ReasonCodes.OfFailure(failure) is var text
            && string.Equals(text.Code, code, StringComparison.Ordinal) ? text : null;
    }

    private static bool IsSame(Reason recorded, Reason now) =>
        recorded.Outcome == now.Outcome
        && IsSame(recorded.Code, now.Code)
        && IsSame(recorded.Check, now.Check)
        && IsSame(recorded.Measure, now.Measure)
        && IsSame(recorded.Operand, now.Operand)
        && IsSame(recorded.Threshold, now.Threshold)
        && IsSame(recorded.Justification, now.Justification);

    private static bool IsSame(string? recorded, string? now) => string.Equals(recorded, now, StringComparison.Ordinal);
}
