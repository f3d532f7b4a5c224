using System.Globalization;
using FundsCheck.Holds;

namespace FundsCheck.Tests.Holds;

public sealed class FederalReserveCalendarTests
{
    // The weekdays on which the Federal Reserve Banks are closed, by their holiday schedule (2024 to 2028 as published, 2029 and 2030 by
    // its rules).
    private const string Closed = """
        2024: 01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25
        2025: 01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25
        2026: 01-01 01-19 02-16 05-25 06-19 09-07 10-12 11-11 11-26 12-25
        2027: 01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25
        2028: 01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-23 12-25
        2029: 01-01 01-15 02-19 05-28 06-19 07-04 09-03 10-08 11-12 11-22 12-25
        2030: 01-01 01-21 02-18 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25
        """;

    [Theory]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    [InlineData(2027)]
    [InlineData(2028)]
    [InlineData(2029)]
    [InlineData(2030)]
    public void The_weekdays_without_banking_are_those_of_the_published_schedule(int year)
    {
        var closed = Days(year)
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !FederalReserveCalendar.IsBankingDay(day));

        closed.Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture)).Should().Equal(Published(year));
    }

    [Fact]
    public void No_weekend_is_a_banking_day() =>
        Enumerable.Range(1990, 200).SelectMany(Days).Where(day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            .Should().NotContain(day => FederalReserveCalendar.IsBankingDay(day));

    [Fact]
    public void Every_year_has_from_eight_to_eleven_weekdays_without_banking() =>
        Enumerable.Range(1990, 200).Should().OnlyContain(year => CountClosed(year) >= 8 && CountClosed(year) <= 11);

    [Theory]
    [InlineData("2026-07-03", true)]
    [InlineData("2027-12-31", true)]
    [InlineData("2027-07-05", false)]
    [InlineData("2023-01-02", false)]
    public void A_holiday_on_a_sunday_is_observed_on_monday_and_one_on_a_saturday_not_on_friday(string day, bool isBankingDay) =>
        FederalReserveCalendar.IsBankingDay(Day(day)).Should().Be(isBankingDay);

    [Theory]
    [InlineData("2026-11-26", "2026-11-25", "2026-11-27")]
    [InlineData("2026-11-28", "2026-11-27", "2026-11-30")]
    [InlineData("2026-11-30", "2026-11-27", "2026-11-30")]
    public void The_banking_days_around_a_day_are_found(string day, string before, string onOrAfter)
    {
        FederalReserveCalendar.Before(Day(day)).Should().Be(Day(before));
        FederalReserveCalendar.OnOrAfter(Day(day)).Should().Be(Day(onOrAfter));
    }

    [Theory]
    [InlineData("2026-11-25", 1, "2026-11-27")]
    [InlineData("2026-11-25", 2, "2026-11-30")]
    [InlineData("2026-11-28", 1, "2026-11-30")]
    [InlineData("2026-12-24", 3, "2026-12-30")]
    public void Banking_days_are_counted_over_weekends_and_holidays(string from, int count, string to) =>
        FederalReserveCalendar.AddBankingDays(Day(from), count).Should().Be(Day(to));

    [Fact]
    public void Less_than_one_banking_day_is_refused()
    {
        var add = () => FederalReserveCalendar.AddBankingDays(Day("2026-11-25"), 0);

        add.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static IEnumerable<DateOnly> Days(int year) =>
        Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays);

    private static int CountClosed(int year) =>
        Days(year).Count(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !FederalReserveCalendar.IsBankingDay(day));

    private static string[] Published(int year) =>
        Closed.Split('\n').Single(line => line.StartsWith(year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
            .Split(' ')[1..];

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
