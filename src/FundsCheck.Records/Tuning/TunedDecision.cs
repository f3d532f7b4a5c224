using FundsCheck.Rules;

namespace FundsCheck.Records;

/// <summary>A judged decision: its amount, and its outcome by the value of the threshold.</summary>
internal readonly record struct TunedDecision(decimal Amount, ThresholdOutcomes Outcomes)
{
    /// <summary>The values at which the outcome changes.</summary>
    public IEnumerable<long> Changes()
    {
        if (Outcomes.Low != Outcomes.Middle)
        {
            yield return Outcomes.First;
        }

        if (Outcomes.Middle != Outcomes.High)
        {
            yield return Outcomes.Second;
        }
    }
}
