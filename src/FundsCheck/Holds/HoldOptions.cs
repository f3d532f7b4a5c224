namespace FundsCheck;

/// <summary>The times for which own debits count as not yet posted.</summary>
public sealed class HoldOptions
{
    /// <summary>The maximum of both delays: 24 hours.</summary>
    public static TimeSpan PostingDelayMax { get; } = TimeSpan.FromHours(24);

    /// <summary>
    /// The time after sending in which no balance contains a standard entry. Default: 6 h, since files that the ACH operator receives until
    /// 2:15 settle at 8:30 New York time (FedACH processing schedule, 2026). Range: 0 to 24 h. A longer time than the real one declines
    /// good debits; a shorter one reviews bad debits.
    /// </summary>
    public TimeSpan PostingDelay { get; set; } = PostingDelayDefault;

    /// <summary>
    /// The time after sending in which no balance contains a same-day entry. Default: 1 h, since the last window closes at 16:45 and
    /// settles at 18:00 New York time. Range: 0 to 24 h.
    /// </summary>
    public TimeSpan SameDayPostingDelay { get; set; } = SameDayPostingDelayDefault;

    internal static TimeSpan PostingDelayDefault { get; } = TimeSpan.FromHours(6);

    internal static TimeSpan SameDayPostingDelayDefault { get; } = TimeSpan.FromHours(1);

    internal TimeSpan DelayOf(Debit debit) => debit.SameDay ? SameDayPostingDelay : PostingDelay;

    internal static TimeSpan DefaultDelayOf(Debit debit) => debit.SameDay ? SameDayPostingDelayDefault : PostingDelayDefault;
}
