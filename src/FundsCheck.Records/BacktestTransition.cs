namespace FundsCheck.Records;

/// <summary>The decisions that the old rules answer in one way and the new ones in another, or in the same.</summary>
/// <param name="From">What the old rules answer.</param>
/// <param name="To">What the new rules answer.</param>
/// <param name="Tally">How many, and how much.</param>
public sealed record BacktestTransition(Outcome From, Outcome To, BacktestTally Tally)
{
    /// <summary>Whether the outcome changes.</summary>
    public bool IsMove => From != To;
}
