using System.Globalization;

namespace FundsCheck.Authoring;

/// <summary>Regular expressions for numbers up to a bound, without leading zeros.</summary>
internal static class NumberPatterns
{
    private const char Nine = '9';

    /// <summary>A whole number from 0 up to this one.</summary>
    public static string AtMost(decimal max)
    {
        var digits = decimal.Truncate(max).ToString(CultureInfo.InvariantCulture);
        var shorter = digits.Length > 1 ? $"0|[1-9][0-9]{{0,{digits.Length - 2}}}" : "0";
        var lower = Enumerable.Range(0, digits.Length).Where(at => digits[at] > LowestAt(at))
            .Select(at => $"{digits[..at]}[{LowestAt(at)}-{(char)(digits[at] - 1)}]{Any(digits.Length - at - 1)}");
        return $"({string.Join('|', [shorter, .. lower, digits])})";
    }

    /// <summary>Excludes a number whose fraction exceeds this bound, whose own fraction is nines or empty.</summary>
    public static string NotBeyond(decimal max)
    {
        var text = max.ToString(CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0 && text[(point + 1)..].Any(digit => digit != Nine))
        {
            throw new ArgumentException("the bound's fraction is nines or nothing", nameof(max));
        }

        return $"(?!-?{(point < 0 ? $"{text}\\." : text.Replace(".", "\\.", StringComparison.Ordinal))}[0-9]*[1-9])";
    }

    // The first digit is no zero.
    private static char LowestAt(int at) => at == 0 ? '1' : '0';

    private static string Any(int count) => count == 0 ? string.Empty : $"[0-9]{{{count}}}";
}
