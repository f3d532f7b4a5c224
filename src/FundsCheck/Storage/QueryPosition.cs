using System.Globalization;

namespace FundsCheck.Storage;

/// <summary>
/// The positions of a store that numbers what it reads from 1: <see cref="StoredDecision.Position"/> and
/// <see cref="OpenReview.Position"/> as decimal digits.
/// </summary>
public static class QueryPosition
{
    /// <summary>Formats a number as a position.</summary>
    public static string Format(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Parses the position after which a page begins: its number, or 0 for null.</summary>
    /// <param name="position">The position; null for the first page.</param>
    /// <param name="parameterName">The argument of the caller that an exception names.</param>
    /// <exception cref="ArgumentException">The text is no position that <see cref="Format"/> returns.</exception>
    public static long Parse(string? position, string parameterName)
    {
        if (position is null)
        {
            return 0;
        }

        return long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            && string.Equals(position, Format(number), StringComparison.Ordinal)
            ? number
            : throw new ArgumentException(
                "`After` is no position of this store; use the `Position` of an item that it returned.", parameterName);
    }
}
