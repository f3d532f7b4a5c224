using FundsCheck.Rules;

namespace FundsCheck;

/// <summary>Describes what each check of a rule set answers to facts (<see cref="RuleSet.EvaluateChecks"/>).</summary>
public interface ICheckEvaluator
{
    /// <summary>Describes what each check answers, the accepts too, with the margin to a worse answer.</summary>
    /// <param name="facts">The facts, as a record has them (<see cref="DecisionRecord.Facts"/>).</param>
    /// <returns>One evaluation for each check, the gates first, then in the order of the file.</returns>
    /// <exception cref="ArgumentException">The debit is in another currency, or the facts have both a balance and a failure.</exception>
    IReadOnlyList<CheckEvaluation> EvaluateChecks(DecisionFacts facts);
}
