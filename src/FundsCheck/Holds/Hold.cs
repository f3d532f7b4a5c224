namespace FundsCheck;

/// <summary>An amount that an own debit may still take from its account.</summary>
/// <param name="Amount">The amount of the debit.</param>
/// <param name="PresentedFrom">The first time at which a balance may contain the debit.</param>
/// <param name="ExpiresAt">The time from which every balance contains the debit, or the debit was never sent.</param>
public sealed record Hold(Money Amount, DateTimeOffset PresentedFrom, DateTimeOffset ExpiresAt)
{
    /// <summary>
    /// The time after the decision for which a review without an answer keeps its hold, and in which an approved review may be sent: 5
    /// days.
    /// </summary>
    public static TimeSpan ReviewHoldMax { get; } = TimeSpan.FromDays(5);

    /// <summary>Returns the hold with the later of both values of each time: later knowledge never releases money earlier.</summary>
    internal Hold Extended(Hold other) => this with
    {
        PresentedFrom = other.PresentedFrom > PresentedFrom ? other.PresentedFrom : PresentedFrom,
        ExpiresAt = other.ExpiresAt > ExpiresAt ? other.ExpiresAt : ExpiresAt,
    };
}
