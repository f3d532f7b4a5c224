using FundsCheck.Rules;
using FundsCheck.Storage;

namespace FundsCheck.Checking;

/// <content>The rule set that judges beside the one in force.</content>
internal sealed partial class FundsChecker
{
    /// <summary>The method that judges by a challenger.</summary>
    internal Func<RuleSet, DecisionRecord, ChallengerVerdict> JudgeChallenger { get; set; } = Challengers.Judge;

    /// <summary>The challenger of a decision; null where none is set, in force and in the currency, or where it judges already.</summary>
    private RuleSet? ChallengerOf(DebitUnderCheck check, RuleSet ruleSet, DateTimeOffset now) =>
        _options.Challenger is { } name && check.Catalog.Find(name, now) is { } challenger
            && challenger.Currency == ruleSet.Currency && challenger.Identity != ruleSet.Identity
                ? challenger
                : null;

    private DecisionRecord Challenge(DecisionRecord record, RuleSet? challenger)
    {
        if (challenger is null)
        {
            return record;
        }

        try
        {
            return record with { Challenger = JudgeChallenger(challenger, record) };
        }
#pragma warning disable CA1031 // INVARIANT: whatever a challenger throws, the decision stays.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _log.ChallengerFailed(record.Debit.Id, challenger.Identity.Name, exception.GetType().ToString());
            _telemetry.CountChallengerFailure();
            return record;
        }
    }
}
