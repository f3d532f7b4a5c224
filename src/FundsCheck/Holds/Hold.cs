namespace FundsCheck;

/// <summary>What a debit may take from its account until the balance must show it.</summary>
/// <param name="Amount">The debit's amount.</param>
/// <param name="PresentedFrom">Before this it is in no balance.</param>
/// <param name="ExpiresAt">From this on it is in the balance, or was never sent.</param>
public sealed record Hold(Money Amount, DateTimeOffset PresentedFrom, DateTimeOffset ExpiresAt)
{
    /// <summary>
    /// How long a review that is not answered holds its amount, and how long an approved review may be sent, from the decision: 5 days.
    /// </summary>
    public static TimeSpan ReviewHoldMax { get; } = TimeSpan.FromDays(5);

    /// <summary>This hold, or the later one in each of its ends: what becomes known later never frees money earlier.</summary>
    internal Hold Extended(Hold other) => this with
    {
        PresentedFrom = other.PresentedFrom > PresentedFrom ? other.PresentedFrom : PresentedFrom,
        ExpiresAt = other.ExpiresAt > ExpiresAt ? other.ExpiresAt : ExpiresAt,
    };
}
