namespace FundsCheck.Holds;

/// <summary>
/// When an ACH debit can first be in its account's balance, and by when it must be: by banking days (<see cref="FederalReserveCalendar"/>),
/// without a time zone database. Where New York's date is in doubt, the later one counts.
/// </summary>
/// <remarks>
/// Times are whole minutes, the first possible one rounded down and the last one up, so that an account's holds share few of them. A file
/// that the operator takes until 2:15 settles at 8:30 New York time, six hours later; in the last same-day window an hour later (FedACH
/// processing schedule, 2026). Some banks post what they receive before it settles.
/// </remarks>
internal static class PostingTimes
{
    /// <summary>
    /// The most banking days from the day on which an entry is sent to its settlement: one that misses the last window, and two more.
    /// </summary>
    public const int SettlementDaysMax = 3;

    // New York's day ends at 4:00 or 5:00 UTC, by the season.
    private static readonly TimeSpan DayBegins = TimeSpan.FromHours(4);
    private static readonly TimeSpan DayEnds = TimeSpan.FromHours(5);

    /// <summary>Before this, a debit that is sent at a moment is in no balance.</summary>
    /// <param name="sentAt">The moment.</param>
    /// <param name="effectiveDate">The day on which it is meant to settle; null where it is left open.</param>
    /// <param name="delay">How long after sending no balance can hold it, on a banking day.</param>
    public static DateTimeOffset Earliest(DateTimeOffset sentAt, DateOnly? effectiveDate, TimeSpan delay)
    {
        var (soonest, day) = (WholeMinute(sentAt + delay), DayOf(sentAt));
        if (!FederalReserveCalendar.IsBankingDay(day))
        {
            // Nothing is processed before the next banking day begins.
            soonest = Later(soonest, Start(FederalReserveCalendar.OnOrAfter(day)));
        }

        return effectiveDate is { } date ? Later(soonest, ReceivedFrom(date)) : soonest;
    }

    /// <summary>
    /// Before this, the account's bank does not have an entry with an effective date: it receives it on the banking day before it settles.
    /// </summary>
    public static DateTimeOffset ReceivedFrom(DateOnly effectiveDate) =>
        Start(FederalReserveCalendar.Before(FederalReserveCalendar.OnOrAfter(effectiveDate)));

    /// <summary>From this on, a debit that was sent by a moment is in the balance.</summary>
    /// <param name="sentBy">The last moment at which it may be sent.</param>
    /// <param name="effectiveDate">The day on which it is meant to settle; null where it is left open.</param>
    public static DateTimeOffset Latest(DateTimeOffset sentBy, DateOnly? effectiveDate)
    {
        var settles = FederalReserveCalendar.AddBankingDays(DayOf(sentBy), SettlementDaysMax);
        if (effectiveDate is { } date && FederalReserveCalendar.OnOrAfter(date) is var dated && dated > settles)
        {
            settles = dated;
        }

        return new DateTimeOffset(FederalReserveCalendar.AddBankingDays(settles, 1).AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) + DayEnds;
    }

    /// <summary>From this on, a debit that settled at a moment is in the balance: so long after it, and on a banking day.</summary>
    public static DateTimeOffset AfterSettlement(DateTimeOffset settledAt, TimeSpan lag)
    {
        var posted = WholeMinute(settledAt + lag + TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
        while (!FederalReserveCalendar.IsBankingDay(DayOf(posted)))
        {
            posted += TimeSpan.FromDays(1);
        }

        return posted;
    }

    /// <summary>The begin of a moment's minute.</summary>
    public static DateTimeOffset WholeMinute(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);

    private static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime((time - DayBegins).UtcDateTime);

    private static DateTimeOffset Start(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) + DayBegins;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
