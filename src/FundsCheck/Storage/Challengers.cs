using FundsCheck.Rules;

namespace FundsCheck.Storage;

/// <summary>Judges a decision by its challenger: in the same way when it is decided and when it is replayed.</summary>
public static class Challengers
{
    /// <summary>
    /// Judges the facts of a decision by another rule set: the same reading and the same holds. A balance that was not read stays not read,
    /// and a custom fact that neither the debit nor the recorded fact source states is unknown.
    /// </summary>
    /// <param name="challenger">The other rule set.</param>
    /// <param name="record">The decision.</param>
    /// <exception cref="ArgumentException">The rule set judges debits in another currency.</exception>
    public static ChallengerVerdict Judge(RuleSet challenger, DecisionRecord record)
    {
        ArgumentNullException.ThrowIfNull(challenger);
        ArgumentNullException.ThrowIfNull(record);
        var facts = record.Facts with { Custom = challenger.Classify(record.Debit.Facts, record.SourceFacts) };
        var verdict = challenger.JudgeWithoutTexts(facts);
        return new ChallengerVerdict(challenger.Identity, verdict.Outcome, [.. verdict.Reasons.Select(reason => reason.Code)]);
    }
}
