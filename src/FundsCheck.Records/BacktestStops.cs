namespace FundsCheck.Records;

/// <summary>How many of some debits the new rules would have stopped.</summary>
/// <param name="All">All of these debits.</param>
/// <param name="Reviewed">Those that would have waited for a person.</param>
/// <param name="Declined">Those that would have been declined.</param>
public sealed record BacktestStops(BacktestTally All, BacktestTally Reviewed, BacktestTally Declined)
{
    /// <summary>Those that would not have been sent as they were: reviewed or declined.</summary>
    public BacktestTally Stopped => new(Reviewed.Count + Declined.Count, Reviewed.Amount + Declined.Amount);
}
