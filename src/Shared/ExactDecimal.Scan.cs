namespace FundsCheck;

/// <content>The general parser: any length, any exponent.</content>
internal static partial class ExactDecimal
{
    private static bool TryScan(ReadOnlySpan<byte> json, out (UInt128 Mantissa, int Exponent, bool Negative) number)
    {
        number = default;
        var at = 0;
        var negative = Take(json, ref at, (byte)'-');
        var whole = DigitsAt(json, at);
        if (whole == 0 || (whole > 1 && json[at] == (byte)'0'))
        {
            return false;
        }

        var digits = new SignificantDigits();
        digits.Append(json.Slice(at, whole));
        at += whole;
        var fraction = 0;
        if (Take(json, ref at, (byte)'.'))
        {
            fraction = DigitsAt(json, at);
            digits.Append(json.Slice(at, fraction));
            at += fraction;
            if (fraction == 0)
            {
                return false;
            }
        }

        if (!TryExponent(json, ref at, out var exponent) || at != json.Length || digits.TooMany)
        {
            return false;
        }

        number = (digits.Mantissa, exponent - fraction + digits.ZerosPending, negative);
        return true;
    }

    private static bool TryExponent(ReadOnlySpan<byte> json, ref int at, out int exponent)
    {
        exponent = 0;
        if (!Take(json, ref at, (byte)'e') && !Take(json, ref at, (byte)'E'))
        {
            return true;
        }

        var negative = Take(json, ref at, (byte)'-');
        _ = negative || Take(json, ref at, (byte)'+');
        var count = DigitsAt(json, at);
        foreach (var digit in json.Slice(at, count))
        {
            // Beyond the bound further digits do not change the result: the number is out of range.
            exponent = Math.Min((exponent * 10) + (digit - '0'), ExponentMax);
        }

        at += count;
        exponent = negative ? -exponent : exponent;
        return count > 0;
    }

    private static bool Take(ReadOnlySpan<byte> json, ref int at, byte expected)
    {
        var taken = at < json.Length && json[at] == expected;
        at += taken ? 1 : 0;
        return taken;
    }

    private static int DigitsAt(ReadOnlySpan<byte> json, int at)
    {
        var rest = json[at..];
        var end = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? rest.Length : end;
    }

    /// <summary>The significant digits. Trailing zeros are pending, since they may be only scale.</summary>
    private struct SignificantDigits
    {
        public UInt128 Mantissa { get; private set; }

        public int ZerosPending { get; private set; }

        public bool TooMany { get; private set; }

        public void Append(ReadOnlySpan<byte> digits)
        {
            foreach (var digit in digits)
            {
                Append(digit - '0');
            }
        }

        private void Append(int digit)
        {
            if (digit == 0)
            {
                // Leading zeros have no value, and are not pending.
                ZerosPending += 1;
                return;
            }

            for (; ZerosPending >= 0 && !TooMany; ZerosPending--)
            {
                Mantissa *= 10;
                TooMany = Mantissa >= MantissaEnd;
            }

            ZerosPending = 0;
            Mantissa += (UInt128)digit;
        }
    }
}
