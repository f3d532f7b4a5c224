using System.Globalization;
using System.Numerics;
using System.Text;

namespace FundsCheck;

/// <summary>The forms of durations and percentages in rule files and custom facts, and back.</summary>
public static class ThresholdSyntax
{
    /// <summary>The number of decimals of a second in a tick.</summary>
    public const int AgeFractionDigitsMax = 7;

    private const int CharactersMax = 24;
    private const int HundredthsPerPercent = 100;

    private static readonly (char Unit, long Seconds)[] Units = [('s', 1), ('m', 60), ('h', 3_600), ('d', 86_400)];

    /// <summary>Reads <c>90s</c>, <c>5m</c>, <c>1h</c> or <c>2d</c>.</summary>
    public static bool TryReadDuration(string text, out TimeSpan duration)
    {
        duration = default;
        var unit = Array.FindIndex(Units, entry => text.EndsWith(entry.Unit));
        if (unit < 0 || text.Length > CharactersMax || !TryReadDigits(text.AsSpan(0, text.Length - 1), out var count))
        {
            return false;
        }

        var seconds = (decimal)count * Units[unit].Seconds;
        var inRange = seconds <= FactLimits.DurationMax.Ticks / TimeSpan.TicksPerSecond;
        duration = inRange ? TimeSpan.FromTicks((long)seconds * TimeSpan.TicksPerSecond) : default;
        return inRange;
    }

    /// <summary>Reads an age: a duration, or seconds with up to seven digits after the point, as recorded: <c>3599.5s</c>.</summary>
    internal static bool TryReadAge(string text, out TimeSpan age)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
        {
            return TryReadDuration(text, out age);
        }

        age = default;
        var fraction = text.AsSpan(point + 1).TrimEnd('s');
        if (text.Length > CharactersMax || text.Length - point - fraction.Length != 2 || fraction.Length is 0 or > AgeFractionDigitsMax
            || fraction.ContainsAnyExceptInRange('0', '9') || !TryReadDigits(text.AsSpan(0, point), out var seconds)
            || seconds >= FactLimits.DurationMax.Ticks / TimeSpan.TicksPerSecond)
        {
            return false;
        }

        var ticks = long.Parse(fraction, NumberStyles.None, CultureInfo.InvariantCulture);
        for (var digit = fraction.Length; digit < AgeFractionDigitsMax; digit++)
        {
            ticks *= 10;
        }

        age = TimeSpan.FromTicks((seconds * TimeSpan.TicksPerSecond) + ticks);
        return true;
    }

    /// <summary>Reads <c>110%</c> or <c>97.5%</c> as hundredths of a percent.</summary>
    public static bool TryReadPercent(string text, out int hundredths)
    {
        hundredths = 0;
        if (text.Length < 2 || text.Length > CharactersMax || text[^1] != '%' || text[0] == '-'
            || !ExactDecimal.TryParse(Encoding.UTF8.GetBytes(text[..^1]), out var percent)
            || text.AsSpan().ContainsAny('e', 'E')
            || FractionDigits(text) > 2
            || percent * 100m > FactLimits.PercentHundredthsMax)
        {
            return false;
        }

        hundredths = (int)(percent * 100m);
        return true;
    }

    /// <summary>Formats a duration in the largest unit with a whole number; a part of a second as a fraction.</summary>
    public static string WriteDuration(TimeSpan duration)
    {
        if (duration.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{(decimal)duration.Ticks / TimeSpan.TicksPerSecond}s");
        }

        var seconds = duration.Ticks / TimeSpan.TicksPerSecond;
        var (unit, size) = Units.Last(entry => entry.Seconds == 1 || (seconds != 0 && seconds % entry.Seconds == 0));
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / size}{unit}");
    }

    /// <summary>A percentage of any size.</summary>
    internal static string WritePercent(BigInteger hundredths)
    {
        var (percent, rest) = BigInteger.DivRem(BigInteger.Abs(hundredths), HundredthsPerPercent);
        var fraction = ((int)rest).ToString("D2", CultureInfo.InvariantCulture).TrimEnd('0');
        var sign = hundredths.Sign < 0 ? "-" : string.Empty;
        return $"{sign}{percent.ToString(CultureInfo.InvariantCulture)}{(fraction.Length == 0 ? string.Empty : ".")}{fraction}%";
    }

    private static int FractionDigits(string percent)
    {
        var point = percent.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : percent.Length - point - 2;
    }

    private static bool TryReadDigits(ReadOnlySpan<char> digits, out long count)
    {
        count = 0;

        // The parser alone would accept trailing zero characters.
        return digits.Length is > 0 and <= 15
            && !digits.ContainsAnyExceptInRange('0', '9')
            && (digits.Length == 1 || digits[0] != '0')
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out count);
    }
}
