namespace FundsCheck.Decisions.Log;

/// <summary>Reads and writes a moment as lines spell it: <c>2026-11-21T04:06:28Z</c>, with seven digits of a second where it has a fraction.</summary>
internal static class LineTime
{
    private const int DayLength = 10;
    private const int WholeLength = 20;
    private const int FractionLength = 28;

    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length is not (WholeLength or FractionLength) || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[^1] != 'Z'
            || (text.Length == FractionLength && text[19] != '.'))
        {
            return false;
        }

        var (year, month, day) = (Digits(text[..4]), Digits(text.Slice(5, 2)), Digits(text.Slice(8, 2)));
        var (hour, minute, second) = (Digits(text.Slice(11, 2)), Digits(text.Slice(14, 2)), Digits(text.Slice(17, 2)));
        var fraction = text.Length == FractionLength ? Digits(text.Slice(20, 7)) : 0;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || fraction < 0)
        {
            return false;
        }

        time = new DateTimeOffset(new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).AddTicks(fraction));
        return true;
    }

    /// <summary>Writes a moment; returns how many bytes that is.</summary>
    public static int Write(DateTime utc, Span<byte> text)
    {
        Write(utc.Year, text[..4]);
        Write(utc.Month, text.Slice(5, 2));
        Write(utc.Day, text.Slice(8, 2));
        Write(utc.Hour, text.Slice(11, 2));
        Write(utc.Minute, text.Slice(14, 2));
        Write(utc.Second, text.Slice(17, 2));
        (text[4], text[7], text[10], text[13], text[16]) = ((byte)'-', (byte)'-', (byte)'T', (byte)':', (byte)':');
        var fraction = (int)(utc.Ticks % TimeSpan.TicksPerSecond);
        var length = fraction == 0 ? WholeLength : FractionLength;
        if (fraction != 0)
        {
            text[19] = (byte)'.';
            Write(fraction, text.Slice(20, 7));
        }

        text[length - 1] = (byte)'Z';
        return length;
    }

    /// <summary>Reads a day: <c>2026-11-21</c>.</summary>
    public static bool TryParseDay(ReadOnlySpan<byte> text, out DateOnly day)
    {
        day = default;
        if (text.Length != DayLength || text[4] != '-' || text[7] != '-')
        {
            return false;
        }

        var (year, month, date) = (Digits(text[..4]), Digits(text.Slice(5, 2)), Digits(text.Slice(8, 2)));
        if (year < 1 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateOnly(year, month, date);
        return true;
    }

    private static void Write(int number, Span<byte> digits)
    {
        for (var index = digits.Length - 1; index >= 0; index--, number /= 10)
        {
            digits[index] = (byte)('0' + (number % 10));
        }
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
}
