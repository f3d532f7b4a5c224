namespace FundsCheck.Records;

/// <summary>The number of debits, and of those that the new rule set would have stopped.</summary>
/// <param name="All">All debits.</param>
/// <param name="Reviewed">The debits that the new rule set would have reviewed.</param>
/// <param name="Declined">The debits that the new rule set would have declined.</param>
public sealed record BacktestStops(BacktestTally All, BacktestTally Reviewed, BacktestTally Declined)
{
    /// <summary>The debits that the new rule set would have reviewed or declined.</summary>
    public BacktestTally Stopped => new(Reviewed.Count + Declined.Count, Reviewed.Amount + Declined.Amount);
}
