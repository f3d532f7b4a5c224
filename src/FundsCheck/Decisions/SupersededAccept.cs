namespace FundsCheck.Decisions;

/// <summary>
/// An earlier revision of a debit by which it may have been sent, an accept or an approved review: what it holds counts as possibly posted
/// until its expiry, whatever was decided since.
/// </summary>
/// <param name="Revision">The latest such revision.</param>
/// <param name="AcceptedFrom">When the first such revision was decided: the debit was not sent before.</param>
/// <param name="ExpiresAt">When the hold of the last of them ends.</param>
public sealed record SupersededAccept(int Revision, DateTimeOffset AcceptedFrom, DateTimeOffset ExpiresAt)
{
    /// <summary>What a new revision of a debit supersedes; null where no earlier revision permitted sending it.</summary>
    /// <param name="earlier">The debit's history before the new revision.</param>
    public static SupersededAccept? By(DebitHistory earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        var (record, carried) = (earlier.Record, earlier.Record.Superseded);
        return DebitLife.MayBeSent(earlier) && DebitLife.HoldOf(earlier) is { } hold
            ? new SupersededAccept(record.Revision, carried?.AcceptedFrom ?? record.DecidedAt, hold.ExpiresAt)
            : carried;
    }

    /// <summary>What it holds of an amount: it may have been posted at any time since it was accepted.</summary>
    internal Hold HoldOf(Money amount) => new(amount, PostingTimes.WholeMinute(AcceptedFrom), ExpiresAt);
}
