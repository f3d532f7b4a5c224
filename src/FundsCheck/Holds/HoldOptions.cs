namespace FundsCheck;

/// <summary>How long own debits count as not yet posted.</summary>
public sealed class HoldOptions
{
    /// <summary>The longest delay: 24 hours.</summary>
    public static TimeSpan PostingDelayMax { get; } = TimeSpan.FromHours(24);

    /// <summary>
    /// How long after it is sent a standard entry is in no balance. Default 6 h: files that the operator takes until 2:15 settle at 8:30
    /// New York time (FedACH processing schedule, 2026). From 0 to 24 h. A longer time than is true declines good debits; a shorter one
    /// leaves bad debits to review.
    /// </summary>
    public TimeSpan PostingDelay { get; set; } = PostingDelayDefault;

    /// <summary>
    /// The same for an entry that settles on the day it is sent. Default 1 h: the last window closes at 16:45 and settles at 18:00. From 0
    /// to 24 h.
    /// </summary>
    public TimeSpan SameDayPostingDelay { get; set; } = SameDayPostingDelayDefault;

    internal static TimeSpan PostingDelayDefault { get; } = TimeSpan.FromHours(6);

    internal static TimeSpan SameDayPostingDelayDefault { get; } = TimeSpan.FromHours(1);

    internal TimeSpan DelayOf(Debit debit) => debit.SameDay ? SameDayPostingDelay : PostingDelay;

    internal static TimeSpan DefaultDelayOf(Debit debit) => debit.SameDay ? SameDayPostingDelayDefault : PostingDelayDefault;
}
