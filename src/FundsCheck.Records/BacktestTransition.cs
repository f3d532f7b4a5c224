namespace FundsCheck.Records;

/// <summary>The decisions with one outcome by the old rule set and one, the same or another, by the new rule set.</summary>
/// <param name="From">The outcome by the old rule set.</param>
/// <param name="To">The outcome by the new rule set.</param>
/// <param name="Tally">The number of decisions and the sum of their amounts.</param>
public sealed record BacktestTransition(Outcome From, Outcome To, BacktestTally Tally)
{
    /// <summary>True where the two outcomes differ.</summary>
    public bool IsMove => From != To;
}
