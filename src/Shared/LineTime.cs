using System.Globalization;

namespace FundsCheck.Records.Format;

/// <summary>Reads and writes the times of lines: <c>2026-11-21T04:06:28.000000Z</c>, always with six decimals of a second.</summary>
internal static class LineTime
{
    private const int DayLength = 10;
    private const int TimeLength = 27;
    private const int FractionAt = 20;
    private const int FractionDigits = 6;
    private const int NoDigit = -10_000;

    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length != TimeLength || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':'
            || text[19] != '.' || text[^1] != 'Z')
        {
            return false;
        }

        var (hour, minute, second) = (Two(text, 11), Two(text, 14), Two(text, 17));
        var fraction = Digits(text.Slice(FractionAt, FractionDigits));
        if (!TryParseDay(text[..DayLength], out var day) || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59
            || fraction < 0)
        {
            return false;
        }

        var seconds = (((((long)day.DayNumber * 24) + hour) * 60) + minute) * 60 + second;
        time = new DateTimeOffset((seconds * TimeSpan.TicksPerSecond) + (fraction * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        return true;
    }

    /// <summary>Writes a time, to the microsecond; returns the number of bytes.</summary>
    public static int Write(DateTime utc, Span<byte> text)
    {
        _ = utc.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        text[TimeLength - 1] = (byte)'Z';
        return TimeLength;
    }

    /// <summary>Reads a day: <c>2026-11-21</c>.</summary>
    public static bool TryParseDay(ReadOnlySpan<byte> text, out DateOnly day)
    {
        day = default;
        if (text.Length != DayLength || text[4] != '-' || text[7] != '-')
        {
            return false;
        }

        var (year, month, date) = ((Two(text, 0) * 100) + Two(text, 2), Two(text, 5), Two(text, 8));
        if (year < 1 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateOnly(year, month, date);
        return true;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            number = (number * 10) + (digit - '0');
        }

        return number;
    }

    // Two digits. The result is negative where a character is not a digit, also after the multiplication.
    private static int Two(ReadOnlySpan<byte> text, int at) => (One(text[at]) * 10) + One(text[at + 1]);

    private static int One(byte digit) => digit is >= (byte)'0' and <= (byte)'9' ? digit - '0' : NoDigit;
}
