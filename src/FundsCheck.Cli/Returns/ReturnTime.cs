using System.Globalization;

namespace FundsCheck.Cli.Returns;

/// <summary>The time of a return in a bank's file: a time with its offset, or a date alone.</summary>
internal static class ReturnTime
{
    // In New York, where the day of a return is that of the Federal Reserve, every day has begun by then. The same date is always the same
    // time, so that a file may be imported again, and on the day itself that time has passed.
    private static readonly TimeOnly DateBegins = new(5, 0);

    public static bool TryParse(string text, out DateTimeOffset time)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            time = new DateTimeOffset(date, DateBegins, TimeSpan.Zero);
            return true;
        }

        return OffsetTime.TryParse(text, out time);
    }
}
