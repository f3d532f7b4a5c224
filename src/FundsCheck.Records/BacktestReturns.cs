namespace FundsCheck.Records;

/// <summary>
/// What the new rules would have done to debits that were sent, by the latest decision on each. An accepted debit is stopped where the new
/// rules do not accept it; one that a person approved, where they decline it. The debits that were returned, are good, unsent, sent against
/// a decline, declined, unanswered, ended and decided elsewhere add up to all.
/// </summary>
/// <param name="Returned">The debits that came back.</param>
/// <param name="Codes">The same by their return code, in ordinal order.</param>
/// <param name="Good">The debits that were sent or settled and of which no return is known.</param>
/// <param name="Unsent">The debits that were accepted or approved and of which nothing tells that they were sent, nor that they never will
/// be.</param>
public sealed record BacktestReturns(
    BacktestStops Returned,
    IReadOnlyList<BacktestReturnCode> Codes,
    BacktestStops Good,
    BacktestTally Unsent)
{
    /// <summary>All debits that the old rules' rule set decided, each counted once.</summary>
    public required BacktestTally Debits { get; init; }

    /// <summary>The debits that were sent although every decision on them was a decline: no rules would have stopped them.</summary>
    public required BacktestTally SentAgainstDecline { get; init; }

    /// <summary>Those of <see cref="SentAgainstDecline"/> that came back.</summary>
    public required BacktestTally ReturnedAgainstDecline { get; init; }

    /// <summary>The debits whose latest decision is a decline, and that were not sent.</summary>
    public required BacktestTally Declined { get; init; }

    /// <summary>The reviews that were neither approved nor rejected nor sent.</summary>
    public required BacktestTally Unanswered { get; init; }

    /// <summary>The debits that were rejected or cancelled.</summary>
    public required BacktestTally Ended { get; init; }

    /// <summary>The debits that another rule set decided last: what became of them is not counted.</summary>
    public required BacktestTally DecidedElsewhere { get; init; }

    /// <summary>The events of debits on which the log holds no decision, such as of a log whose first files were removed.</summary>
    public required long UnknownEvents { get; init; }
}
