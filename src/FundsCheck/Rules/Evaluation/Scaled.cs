using System.Numerics;

namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// Money as whole numbers of 10^-8 major units, for exact and fast comparison and addition. Ordinary figures have at most 8 decimals and
/// are at most <see cref="OrdinaryMax"/>, so that no sum or product of the evaluation overflows. Other figures are judged by
/// <see cref="WideDecimal"/>.
/// </summary>
internal static class Scaled
{
    public const int Digits = 8;

    public const long PerMajorUnit = 100_000_000;

    private static readonly Int128[] Powers = [.. Enumerable.Range(0, 29).Select(digits => (Int128)BigInteger.Pow(10, digits))];

    /// <summary>The largest ordinary figure, either sign: 10^14 major units.</summary>
    public static Int128 OrdinaryMax { get; } = Powers[14 + Digits];

    private static ReadOnlySpan<ulong> ShortPowers => [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    private static Int128 OrdinaryMin { get; } = -OrdinaryMax;

    /// <exception cref="ArgumentException">The amount has more than 8 decimals.</exception>
    public static Int128 Of(decimal amount)
    {
        if (TryOfShort(amount, out var scaled))
        {
            return scaled;
        }

        var (digits, scale) = ExactDecimal.Parts(amount);
        var mantissa = (Int128)digits;
        scaled = scale <= Digits ? mantissa * Powers[Digits - scale] : Coarser(mantissa, scale, nameof(amount));
        return decimal.IsNegative(amount) ? -scaled : scaled;
    }

    /// <summary>Scales an ordinary figure; returns false for any other.</summary>
    public static bool TryOf(decimal amount, out Int128 scaled)
    {
        scaled = amount.Scale <= Digits ? Of(amount) : default;
        return amount.Scale <= Digits && IsOrdinary(scaled);
    }

    public static bool IsOrdinary(Int128 scaled) => scaled <= OrdinaryMax && scaled >= OrdinaryMin;

    public static decimal ToDecimal(Int128 scaled) => ExactDecimal.Shortest((decimal)scaled / PerMajorUnit);

    /// <summary>
    /// Scales a figure whose digits are one machine word. Multiplied by at most 10^8 it has fewer than 91 bits, so that one 64-bit product
    /// without overflow replaces products of 128 bits. Returns false for a figure with more digits, which may still be ordinary.
    /// </summary>
    private static bool TryOfShort(decimal amount, out Int128 scaled)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(amount, bits);
        if (bits[2] != 0 || amount.Scale > Digits)
        {
            scaled = default;
            return false;
        }

        unchecked
        {
            var mantissa = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
            var high = Math.BigMul(mantissa, ShortPowers[Digits - amount.Scale], out var low);
            scaled = new Int128(high, low);
            scaled = bits[3] < 0 ? -scaled : scaled;
            return true;
        }
    }

    private static Int128 Coarser(Int128 mantissa, int scale, string name)
    {
        var (quotient, rest) = Int128.DivRem(mantissa, Powers[scale - Digits]);
        return rest == 0
            ? quotient
            : throw new ArgumentException("the amount of a debit or of a hold has at most 8 digits after the point", name);
    }
}
