using System.Globalization;

namespace FundsCheck.Tests.Rules.Generation;

/// <summary>Money of facts in ten-thousandths of its unit, as balances may be finer than a cent.</summary>
internal static class Ticks
{
    public const long PerCent = 100;
    public const long PerUnit = 10_000;

    public static string Format(long ticks, string currency)
    {
        var magnitude = Math.Abs(ticks);
        var fraction = (magnitude % PerUnit).ToString("0000", CultureInfo.InvariantCulture);
        return string.Concat(
            ticks < 0 ? "-" : "", (magnitude / PerUnit).ToString(CultureInfo.InvariantCulture), ".", Shortest(fraction), " ", currency);
    }

    public static long Parse(string money)
    {
        var number = money.AsSpan(0, money.IndexOf(' ', StringComparison.Ordinal));
        var point = number.IndexOf('.');
        var whole = long.Parse(number[..point], CultureInfo.InvariantCulture) * PerUnit;
        var fraction = long.Parse(number[(point + 1)..], CultureInfo.InvariantCulture);
        for (var decimals = number.Length - point - 1; decimals < 4; decimals++)
        {
            fraction *= 10;
        }

        return number[0] == '-' ? whole - fraction : whole + fraction;
    }

    // Two decimals at least, and no zeros beyond them.
    private static string Shortest(string fraction) => fraction switch
    {
        [_, _, '0', '0'] => fraction[..2],
        [_, _, _, '0'] => fraction[..3],
        _ => fraction,
    };
}
