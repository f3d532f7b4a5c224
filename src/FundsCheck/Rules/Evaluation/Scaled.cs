using System.Numerics;

namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// Money as whole numbers of 10^-8 major units, the finest that facts may be: comparing and adding them is exact and quick. No value of 28
/// digits with at most eight after the point is too large.
/// </summary>
internal static class Scaled
{
    public const int Digits = 8;

    public const long PerMajorUnit = 100_000_000;

    private static readonly Int128[] Powers = [.. Enumerable.Range(0, 29).Select(digits => (Int128)BigInteger.Pow(10, digits))];

    /// <exception cref="ArgumentException">The amount is finer than 10^-8.</exception>
    public static Int128 Of(decimal amount)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(amount, bits);

        // The three words are bits, not numbers: the highest of one is no sign.
        var mantissa = unchecked(((Int128)(uint)bits[2] << 64) | ((Int128)(uint)bits[1] << 32) | (uint)bits[0]);
        var scale = (bits[3] >> 16) & 0xFF;
        var scaled = scale <= Digits ? mantissa * Powers[Digits - scale] : Coarser(mantissa, scale, nameof(amount));
        return amount < 0m ? -scaled : scaled;
    }

    public static decimal ToDecimal(Int128 scaled) => ExactDecimal.Shortest((decimal)scaled / PerMajorUnit);

    private static Int128 Coarser(Int128 mantissa, int scale, string name)
    {
        var (quotient, rest) = Int128.DivRem(mantissa, Powers[scale - Digits]);
        return rest == 0 ? quotient : throw new ArgumentException("an amount that is judged has at most 8 digits after the point", name);
    }
}
