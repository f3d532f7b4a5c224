namespace FundsCheck.Holds;

/// <summary>
/// The days on which the Federal Reserve Banks settle ACH entries: weekdays without a holiday of the Federal Reserve System. A holiday on a
/// Sunday is observed on the next Monday. A holiday on a Saturday is not observed on the Friday before, and the Reserve Banks are open
/// (Federal Reserve Banks, holiday schedule).
/// </summary>
/// <remarks>
/// The calendar applies the law of 2026 to every year. Juneteenth therefore counts in years before 2022 too, in which no debit is decided
/// any longer.
/// </remarks>
public static class FederalReserveCalendar
{
    private const int January = 1;
    private const int February = 2;
    private const int May = 5;
    private const int June = 6;
    private const int July = 7;
    private const int September = 9;
    private const int October = 10;
    private const int November = 11;
    private const int December = 12;
    private const int DaysPerWeek = 7;

    /// <summary>Returns true where entries settle on a day.</summary>
    public static bool IsBankingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day)
            && !(day.DayOfWeek == DayOfWeek.Monday && IsHoliday(day.AddDays(-1)));

    /// <summary>Returns the day itself where it is a banking day, or the next banking day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The result exceeds <see cref="DateOnly.MaxValue"/>.</exception>
    public static DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsBankingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>Adds banking days to a day, which need not be a banking day.</summary>
    /// <param name="day">The day from which to count.</param>
    /// <param name="count">The number of banking days, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1, or the result exceeds
    /// <see cref="DateOnly.MaxValue"/>.</exception>
    public static DateOnly AddBankingDays(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        for (; count > 0; count--)
        {
            day = OnOrAfter(day.AddDays(1));
        }

        return day;
    }

    /// <summary>Returns the last banking day before a day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The result precedes <see cref="DateOnly.MinValue"/>.</exception>
    public static DateOnly Before(DateOnly day)
    {
        do
        {
            day = day.AddDays(-1);
        }
        while (!IsBankingDay(day));

        return day;
    }

    // The day of each holiday by law. The method above determines the observed day.
    private static bool IsHoliday(DateOnly day) => (day.Month, day.Day) switch
    {
        (January, 1) => true,                                                                                           // New Year's Day
        // Martin Luther King, Jr.
        (January, _) => IsWeekday(day, DayOfWeek.Monday, 3),
        // Washington's Birthday
        (February, _) => IsWeekday(day, DayOfWeek.Monday, 3),
        (May, _) => day.DayOfWeek == DayOfWeek.Monday && day.Day > DateTime.DaysInMonth(day.Year, May) - DaysPerWeek,   // Memorial Day
        (June, 19) => true,                                                                                             // Juneteenth
        (July, 4) => true,                                                                                              // Independence Day
        (September, _) => IsWeekday(day, DayOfWeek.Monday, 1),                                                          // Labor Day
        (October, _) => IsWeekday(day, DayOfWeek.Monday, 2),                                                            // Columbus Day
        (November, 11) => true,                                                                                         // Veterans Day
        (November, _) => IsWeekday(day, DayOfWeek.Thursday, 4),                                                         // Thanksgiving Day
        (December, 25) => true,                                                                                         // Christmas Day
        _ => false,
    };

    private static bool IsWeekday(DateOnly day, DayOfWeek weekday, int which) =>
        day.DayOfWeek == weekday && (day.Day - 1) / DaysPerWeek == which - 1;
}
