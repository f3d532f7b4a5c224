namespace FundsCheck;

/// <summary>Decimals without rounding: parsing of JSON's number grammar, addition, and the shortest form.</summary>
internal static partial class ExactDecimal
{
    /// <summary>The maximum length of a number. No balance and no threshold needs a longer one.</summary>
    public const int CharactersMax = 128;

    // A number with this many digits does not overflow a long.
    private const int PlainLengthMax = 18;
    private const int ScaleMax = 28;
    private const int ExponentMax = 1_000;
    private const ulong TenthOfLong = ulong.MaxValue / 10;
    private static readonly UInt128 MantissaEnd = UInt128.One << 96;
    private static readonly UInt128 MantissaTenth = (MantissaEnd + 9) / 10;

    /// <summary>
    /// Parses a number of JSON's grammar. Returns false for other text, a too long number, or a value that a decimal cannot represent
    /// exactly.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> json, out decimal value)
    {
        value = 0m;
        return TryPlain(json, out value) || (json.Length <= CharactersMax
            && TryScan(json, out var number)
            && TryBuild(number.Mantissa, number.Exponent, number.Negative, out value));
    }

    /// <summary>
    /// Returns true for the canonical text of a number: so many decimals at least, no further trailing zeros, no exponent, no negative
    /// zero.
    /// </summary>
    public static bool IsCanonical(ReadOnlySpan<byte> text, decimal value, int decimalsMin)
    {
        var point = text.IndexOf((byte)'.');
        var digits = point < 0 ? 0 : text.Length - point - 1;
        return digits == Math.Max(value.Scale, decimalsMin) && !text.ContainsAny((byte)'e', (byte)'E')
            && (value != 0m || text[0] != (byte)'-');
    }

    /// <summary>Adds two numbers exactly.</summary>
    /// <exception cref="OverflowException">A decimal cannot represent the sum exactly.</exception>
    public static decimal Add(decimal left, decimal right)
    {
        var (a, b) = (Shortest(left), Shortest(right));
        var sum = a + b;
        return sum.Scale >= Math.Max(a.Scale, b.Scale)
            ? sum
            : throw new OverflowException("the sum has more digits than a decimal can represent exactly");
    }

    /// <summary>Removes trailing zeros after the decimal point; negative zero becomes zero.</summary>
    public static decimal Shortest(decimal value)
    {
        var (mantissa, scale) = Parts(value);
        if (mantissa <= ulong.MaxValue)
        {
            return Shortest((ulong)mantissa, scale, decimal.IsNegative(value));
        }

        while (scale > 0 && mantissa % 10 == 0)
        {
            mantissa /= 10;
            scale--;
        }

        return Make(mantissa, scale, decimal.IsNegative(value));
    }

    /// <summary>Extends a value to a minimum number of decimals, as far as a decimal can represent them.</summary>
    public static decimal Pad(decimal value, int digits)
    {
        if (value.Scale >= digits)
        {
            return value;
        }

        var (mantissa, scale) = Parts(value);
        while (scale < digits && mantissa < MantissaTenth)
        {
            mantissa = mantissa <= TenthOfLong ? (ulong)mantissa * 10 : mantissa * 10;
            scale++;
        }

        return Make(mantissa, scale, value < 0m);
    }

    /// <summary>Gets the digits without their point, and the number of decimals.</summary>
    public static (UInt128 Mantissa, int Scale) Parts(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        unchecked
        {
            return (new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]), value.Scale);
        }
    }

    private static decimal Make(UInt128 mantissa, int scale, bool negative)
    {
        unchecked
        {
            return new decimal(
                (int)(uint)mantissa, (int)(uint)(mantissa >> 32), (int)(uint)(mantissa >> 64), negative && mantissa != 0, (byte)scale);
        }
    }

    /// <summary>Parses a short number without an exponent, which nearly all numbers are; returns false for any other text.</summary>
    private static bool TryPlain(ReadOnlySpan<byte> json, out decimal value)
    {
        value = 0m;
        var negative = !json.IsEmpty && json[0] == (byte)'-';
        var digits = negative ? json[1..] : json;
        if (digits.IsEmpty || digits.Length > PlainLengthMax || digits[0] == (byte)'.'
            || (digits[0] == (byte)'0' && digits.Length > 1 && digits[1] != (byte)'.'))
        {
            return false;
        }

        var (mantissa, scale) = (0L, -1);
        foreach (var digit in digits)
        {
            if (digit is >= (byte)'0' and <= (byte)'9')
            {
                mantissa = (mantissa * 10) + (digit - '0');
                scale += scale < 0 ? 0 : 1;
            }
            else if (digit == (byte)'.' && scale < 0)
            {
                scale = 0;
            }
            else
            {
                return false;
            }
        }

        if (scale == 0)
        {
            return false;
        }

        value = Shortest((ulong)mantissa, Math.Max(scale, 0), negative);
        return true;
    }

    private static decimal Shortest(ulong mantissa, int scale, bool negative)
    {
        for (; scale > 0 && mantissa % 10 == 0; scale--)
        {
            mantissa /= 10;
        }

        return Make(mantissa, scale, negative);
    }

    private static bool TryBuild(UInt128 mantissa, int exponent, bool negative, out decimal value)
    {
        value = 0m;
        if (mantissa == 0)
        {
            return true;
        }

        for (; exponent > 0 && mantissa < MantissaEnd; exponent--)
        {
            mantissa *= 10;
        }

        if (mantissa >= MantissaEnd || exponent < -ScaleMax)
        {
            return false;
        }

        value = Make(mantissa, -exponent, negative);
        return true;
    }
}
