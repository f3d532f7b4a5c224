using System.Globalization;

namespace FundsCheck;

/// <summary>A time that a person or another program states: RFC 3339 with its offset.</summary>
internal static class OffsetTime
{
    private const int LengthMin = 20;

    private static readonly string[] Patterns = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Reads a time; false for a text without an offset, whose time would depend on the machine.</summary>
    public static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, Patterns, CultureInfo.InvariantCulture, DateTimeStyles.None, out time)
        && text.Length >= LengthMin && (text[^1] == 'Z' || text[^6] is '+' or '-');
}
