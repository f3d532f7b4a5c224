using System.Globalization;
using System.Numerics;

namespace FundsCheck.Tests.Rules.Reference;

/// <summary>
/// Exact numbers as whole multiples of 10^-28, a unit finer than which no balance can be: money in units of its currency, percentages in
/// per cent, durations in seconds, all read from the form of a rule file.
/// </summary>
internal static class Scaled
{
    private const int Digits = 28;
    private const int LongDigitsMax = 18;

    private static readonly BigInteger[] Powers = [.. Enumerable.Range(0, Digits + 1).Select(power => BigInteger.Pow(10, power))];

    public static BigInteger One => Powers[Digits];

    public static BigInteger Cent => Powers[Digits - 2];

    public static BigInteger Of(long whole) => whole * One;

    /// <summary>Money, a percentage, a duration or a whole number, distinguished by their form; null for any other text.</summary>
    public static BigInteger? Find(string text, string type) => (type, text) switch
    {
        ("integer", _) => Number(text),
        ("percent", [.. var number, '%']) => Number(number),
        ("money", [.. var number, ' ', >= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z']) => Number(number),
        ("duration", [.. var number, 's']) => Number(number),
        ("duration", [.. var number, 'm']) => Number(number) * 60,
        ("duration", [.. var number, 'h']) => Number(number) * 3600,
        ("duration", [.. var number, 'd']) => Number(number) * 86400,
        _ => null,
    };

    public static string Money(BigInteger cents, string currency) =>
        string.Create(CultureInfo.InvariantCulture, $"{cents / 100}.{(int)(cents % 100):00} {currency}");

    private static BigInteger? Number(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        var decimals = point < 0 ? 0 : text.Length - point - 1;
        Span<char> digits = stackalloc char[text.Length];
        (point < 0 ? text : text[..point]).CopyTo(digits);
        text[(point + 1)..].CopyTo(digits[(point < 0 ? 0 : point)..]);
        digits = point < 0 ? digits : digits[..^1];

        // Short numbers, which are nearly all, are read as one machine word.
        return digits.Length <= LongDigitsMax
            ? long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var word)
                ? word * Powers[Digits - decimals]
                : null
            : BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number * Powers[Digits - decimals]
                : null;
    }
}
