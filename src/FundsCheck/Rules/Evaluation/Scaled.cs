using System.Numerics;

namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// Money as whole numbers of 10^-8 major units: comparing and adding them is exact and quick. Ordinary figures are no finer and no larger
/// than <see cref="OrdinaryMax"/>, which leaves room for every sum and product of the evaluation; others are judged by
/// <see cref="WideDecimal"/>.
/// </summary>
internal static class Scaled
{
    public const int Digits = 8;

    public const long PerMajorUnit = 100_000_000;

    private static readonly Int128[] Powers = [.. Enumerable.Range(0, 29).Select(digits => (Int128)BigInteger.Pow(10, digits))];

    /// <summary>The largest ordinary figure, either sign: 10^14 major units.</summary>
    public static Int128 OrdinaryMax { get; } = Powers[14 + Digits];

    /// <exception cref="ArgumentException">The amount is finer than 10^-8.</exception>
    public static Int128 Of(decimal amount)
    {
        var (digits, scale) = ExactDecimal.Parts(amount);
        var mantissa = (Int128)digits;
        var scaled = scale <= Digits ? mantissa * Powers[Digits - scale] : Coarser(mantissa, scale, nameof(amount));
        return amount < 0m ? -scaled : scaled;
    }

    /// <summary>An ordinary figure; false where it is not.</summary>
    public static bool TryOf(decimal amount, out Int128 scaled)
    {
        scaled = amount.Scale <= Digits ? Of(amount) : default;
        return amount.Scale <= Digits && IsOrdinary(scaled);
    }

    public static bool IsOrdinary(Int128 scaled) => scaled <= OrdinaryMax && scaled >= -OrdinaryMax;

    public static decimal ToDecimal(Int128 scaled) => ExactDecimal.Shortest((decimal)scaled / PerMajorUnit);

    private static Int128 Coarser(Int128 mantissa, int scale, string name)
    {
        var (quotient, rest) = Int128.DivRem(mantissa, Powers[scale - Digits]);
        return rest == 0
            ? quotient
            : throw new ArgumentException("the amount of a debit or of a hold has at most 8 digits after the point", name);
    }
}
