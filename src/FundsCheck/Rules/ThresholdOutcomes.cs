namespace FundsCheck.Rules;

/// <summary>
/// The outcome of a decision by the value of one threshold, in its steps: minor units of money, or hundredths of a percent. It changes at
/// two values at most.
/// </summary>
/// <param name="Low">The outcome where the threshold is below <paramref name="First"/>.</param>
/// <param name="First">The first value at which the outcome may change.</param>
/// <param name="Middle">The outcome from <paramref name="First"/> on, below <paramref name="Second"/>.</param>
/// <param name="Second">The second value at which the outcome may change, at least <paramref name="First"/>.</param>
/// <param name="High">The outcome from <paramref name="Second"/> on.</param>
public readonly record struct ThresholdOutcomes(Outcome Low, long First, Outcome Middle, long Second, Outcome High)
{
    /// <summary>The same outcome for every threshold.</summary>
    public static ThresholdOutcomes Constant(Outcome outcome) => new(outcome, long.MinValue / 2, outcome, long.MinValue / 2, outcome);

    /// <summary>Gets the outcome at a threshold.</summary>
    /// <param name="step">The threshold, in its steps.</param>
    public Outcome At(long step) => step >= Second ? High : step >= First ? Middle : Low;
}
