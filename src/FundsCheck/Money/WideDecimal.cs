using System.Globalization;
using System.Numerics;

namespace FundsCheck;

/// <summary>
/// A number with 28 digits after the point and an integer part of 128 bits. It exactly represents every decimal, sums of decimals, and
/// products with factors of up to nine digits. Operations never round, and throw on overflow. <c>default</c> is zero.
/// </summary>
internal readonly record struct WideDecimal : IComparable<WideDecimal>
{
    private const int FractionDigits = 28;

    private static readonly Int128[] Powers =
    [
        .. Enumerable.Range(0, FractionDigits + 1).Select(digits => (Int128)BigInteger.Pow(10, digits)),
    ];

    private readonly Int128 _fraction;

    private WideDecimal(Int128 floor, Int128 fraction)
    {
        Floor = floor;
        _fraction = fraction;
    }

    /// <summary>The largest whole number not above this number.</summary>
    public Int128 Floor { get; }

    /// <summary>True for a whole number.</summary>
    public bool IsWhole => _fraction == 0;

    private static Int128 One => Powers[FractionDigits];

    public static WideDecimal From(Int128 whole) => new(whole, 0);

    public static WideDecimal From(decimal value)
    {
        var (mantissa, scale) = ExactDecimal.Parts(value);
        return From(decimal.IsNegative(value) ? -(Int128)mantissa : (Int128)mantissa, scale);
    }

    /// <summary>Creates a multiple of 10^-scale.</summary>
    internal static WideDecimal From(Int128 mantissa, int scale)
    {
        var (whole, rest) = Int128.DivRem(Int128.Abs(mantissa), Powers[scale]);
        var magnitude = new WideDecimal(whole, rest * Powers[FractionDigits - scale]);
        return Int128.IsNegative(mantissa) ? -magnitude : magnitude;
    }

    public static WideDecimal operator +(WideDecimal left, WideDecimal right)
    {
        var fraction = left._fraction + right._fraction;
        return fraction < One
            ? new WideDecimal(checked(left.Floor + right.Floor), fraction)
            : new WideDecimal(checked(left.Floor + right.Floor + 1), fraction - One);
    }

    public static WideDecimal operator -(WideDecimal value) =>
        value._fraction == 0
            ? new WideDecimal(checked(-value.Floor), 0)
            : new WideDecimal(checked(-value.Floor - 1), One - value._fraction);

    public static WideDecimal operator -(WideDecimal left, WideDecimal right) => left + -right;

    public static WideDecimal operator *(WideDecimal value, Int128 factor)
    {
        if (value._fraction == 0)
        {
            return new WideDecimal(checked(value.Floor * factor), 0);
        }

        var (carry, fraction) = Int128.DivRem(checked(value._fraction * Int128.Abs(factor)), One);
        var product = new WideDecimal(checked((value.Floor * Int128.Abs(factor)) + carry), fraction);
        return Int128.IsNegative(factor) ? -product : product;
    }

    public static bool operator <(WideDecimal left, WideDecimal right) => left.CompareTo(right) < 0;

    public static bool operator >(WideDecimal left, WideDecimal right) => left.CompareTo(right) > 0;

    public static bool operator <=(WideDecimal left, WideDecimal right) => left.CompareTo(right) <= 0;

    public static bool operator >=(WideDecimal left, WideDecimal right) => left.CompareTo(right) >= 0;

    public int CompareTo(WideDecimal other) => Floor == other.Floor ? _fraction.CompareTo(other._fraction) : Floor.CompareTo(other.Floor);

    /// <summary>The largest whole number not above the quotient; the divisor is positive.</summary>
    public static BigInteger FloorOfRatio(WideDecimal dividend, WideDecimal divisor)
    {
        var quotient = BigInteger.DivRem(dividend.InFinestUnits(), divisor.InFinestUnits(), out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>Formats plain digits with a minimum number of decimals and no further trailing zeros.</summary>
    public string ToString(int fractionDigitsMin)
    {
        var magnitude = Int128.IsNegative(Floor) ? -this : this;
        var fraction = magnitude._fraction.ToString("D28", CultureInfo.InvariantCulture).TrimEnd('0').PadRight(fractionDigitsMin, '0');
        var whole = magnitude.Floor.ToString(CultureInfo.InvariantCulture);
        return $"{(Int128.IsNegative(Floor) ? "-" : string.Empty)}{whole}{(fraction.Length == 0 ? string.Empty : ".")}{fraction}";
    }

    public override string ToString() => ToString(0);

    private BigInteger InFinestUnits() => ((BigInteger)Floor * (BigInteger)One) + (BigInteger)_fraction;
}
