using System.Globalization;

namespace FundsCheck;

/// <summary>Durations in the sentences that people read, as in <c>3 days</c>.</summary>
internal static class DurationWords
{
    private const int UnitsShown = 2;

    private static readonly (string Name, long Seconds)[] Units = [("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)];

    /// <summary>
    /// The largest unit and the next smaller one, rounded down; exact to the second where that is one of the thresholds, from which the
    /// duration must stay apart.
    /// </summary>
    public static string Format(TimeSpan duration, IReadOnlyCollection<string> thresholds)
    {
        var rounded = Join(Parts(duration), UnitsShown);
        return thresholds.Contains(rounded, StringComparer.Ordinal) ? Join(Parts(duration), Units.Length) : rounded;
    }

    /// <summary>Formats a duration to the second.</summary>
    public static string Format(TimeSpan duration) => Join(Parts(duration), Units.Length);

    /// <summary>The count of each unit, from the largest that is not zero on.</summary>
    private static List<(string Name, long Count)> Parts(TimeSpan duration)
    {
        var rest = duration.Ticks / TimeSpan.TicksPerSecond;
        var parts = new List<(string Name, long Count)>(Units.Length);
        foreach (var (name, seconds) in Units)
        {
            var (count, left) = Math.DivRem(rest, seconds);
            if (count > 0 || parts.Count > 0 || seconds == 1)
            {
                parts.Add((name, count));
            }

            rest = left;
        }

        return parts;
    }

    private static string Join(List<(string Name, long Count)> parts, int shown)
    {
        var words = parts.Take(shown).Where((part, index) => part.Count > 0 || index == 0)
            .Select(part => part.Count == 1 ? $"1 {part.Name}" : string.Create(CultureInfo.InvariantCulture, $"{part.Count} {part.Name}s"))
            .ToList();
        return words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";
    }
}
