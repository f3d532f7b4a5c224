namespace FundsCheck.Records;

/// <summary>
/// The effect of the new rule set on sent debits, by the latest decision on each debit. The new rule set stops an accepted debit where it
/// does not accept it, and a debit that a person approved where it declines it. <see cref="Returned"/>, <see cref="Good"/>,
/// <see cref="Unsent"/>, <see cref="SentAgainstDecline"/>, <see cref="Declined"/>, <see cref="Unanswered"/>, <see cref="Ended"/> and
/// <see cref="DecidedElsewhere"/> add up to <see cref="Debits"/>.
/// </summary>
/// <param name="Returned">The debits with a recorded return.</param>
/// <param name="Codes">The same debits by return code, in ordinal order.</param>
/// <param name="Good">The debits that were sent or settled and have no recorded return.</param>
/// <param name="Unsent">The debits that were accepted or approved, without a record that they were sent, rejected or cancelled.</param>
public sealed record BacktestReturns(
    BacktestStops Returned,
    IReadOnlyList<BacktestReturnCode> Codes,
    BacktestStops Good,
    BacktestTally Unsent)
{
    /// <summary>All debits that the old rule set decided, each counted once.</summary>
    public required BacktestTally Debits { get; init; }

    /// <summary>The debits that were sent although every decision on them was a decline: the host did not follow the decisions.</summary>
    public required BacktestTally SentAgainstDecline { get; init; }

    /// <summary>The debits of <see cref="SentAgainstDecline"/> with a recorded return.</summary>
    public required BacktestTally ReturnedAgainstDecline { get; init; }

    /// <summary>The debits that were not sent and whose latest decision is a decline.</summary>
    public required BacktestTally Declined { get; init; }

    /// <summary>The debits under review that were neither approved nor rejected nor sent.</summary>
    public required BacktestTally Unanswered { get; init; }

    /// <summary>The debits that were rejected or cancelled.</summary>
    public required BacktestTally Ended { get; init; }

    /// <summary>The debits whose latest decision is by another rule set; their events are not counted.</summary>
    public required BacktestTally DecidedElsewhere { get; init; }

    /// <summary>The events of debits without a decision in the log, as in a log whose first segments were removed.</summary>
    public required long UnknownEvents { get; init; }
}
