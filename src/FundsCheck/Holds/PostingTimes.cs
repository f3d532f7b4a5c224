namespace FundsCheck.Holds;

/// <summary>
/// Calculates the first time at which a balance may contain an ACH debit, and the time from which it must, by banking days
/// (<see cref="FederalReserveCalendar"/>) and without a time zone database. Where the date in New York is uncertain, the later date counts.
/// </summary>
/// <remarks>
/// Times are whole minutes, the first one rounded down and the last one up, so that the holds of an account share few times. A file that
/// the operator receives until 2:15 settles at 8:30 New York time, six hours later; a file of the last same-day window settles an hour
/// later (FedACH processing schedule, 2026). Some banks post entries before their settlement.
/// </remarks>
internal static class PostingTimes
{
    /// <summary>
    /// The maximum number of banking days from the day of sending to settlement: one day for a missed last window, and two more.
    /// </summary>
    public const int SettlementDaysMax = 3;

    // The day in New York ends at 4:00 or 5:00 UTC, depending on the season.
    private static readonly TimeSpan DayBegins = TimeSpan.FromHours(4);
    private static readonly TimeSpan DayEnds = TimeSpan.FromHours(5);

    /// <summary>Gets the first time at which a balance may contain a debit.</summary>
    /// <param name="sentAt">The time of sending.</param>
    /// <param name="effectiveDate">The requested settlement day; null without one.</param>
    /// <param name="delay">The time after sending in which no balance contains the debit, on a banking day.</param>
    public static DateTimeOffset Earliest(DateTimeOffset sentAt, DateOnly? effectiveDate, TimeSpan delay)
    {
        var (soonest, day) = (WholeMinute(sentAt + delay), DayOf(sentAt));
        if (!FederalReserveCalendar.IsBankingDay(day))
        {
            // Entries are not processed before the start of the next banking day.
            soonest = Later(soonest, Start(FederalReserveCalendar.OnOrAfter(day)));
        }

        return effectiveDate is { } date ? Later(soonest, ReceivedFrom(date)) : soonest;
    }

    /// <summary>
    /// The first time at which the account's bank may have an entry with an effective date: the bank receives the entry on the banking day
    /// before the settlement.
    /// </summary>
    public static DateTimeOffset ReceivedFrom(DateOnly effectiveDate) =>
        Start(FederalReserveCalendar.Before(FederalReserveCalendar.OnOrAfter(effectiveDate)));

    /// <summary>Gets the time from which every balance contains a debit.</summary>
    /// <param name="sentBy">The latest time of sending.</param>
    /// <param name="effectiveDate">The requested settlement day; null without one.</param>
    public static DateTimeOffset Latest(DateTimeOffset sentBy, DateOnly? effectiveDate)
    {
        var settles = FederalReserveCalendar.AddBankingDays(DayOf(sentBy), SettlementDaysMax);
        if (effectiveDate is { } date && FederalReserveCalendar.OnOrAfter(date) is var dated && dated > settles)
        {
            settles = dated;
        }

        return new DateTimeOffset(FederalReserveCalendar.AddBankingDays(settles, 1).AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) + DayEnds;
    }

    /// <summary>
    /// Gets the time from which every balance contains a settled debit: the posting lag after the settlement, on a banking day.
    /// </summary>
    public static DateTimeOffset AfterSettlement(DateTimeOffset settledAt, TimeSpan lag)
    {
        var posted = WholeMinute(settledAt + lag + TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
        while (!FederalReserveCalendar.IsBankingDay(DayOf(posted)))
        {
            posted += TimeSpan.FromDays(1);
        }

        return posted;
    }

    /// <summary>Returns the start of the minute of a time.</summary>
    public static DateTimeOffset WholeMinute(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);

    private static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime((time - DayBegins).UtcDateTime);

    private static DateTimeOffset Start(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) + DayBegins;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
