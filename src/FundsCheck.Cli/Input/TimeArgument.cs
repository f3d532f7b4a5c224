using System.Globalization;

namespace FundsCheck.Cli.Input;

/// <summary>A time on the command line or in a file: RFC 3339 with its offset.</summary>
internal static class TimeArgument
{
    private const int LengthMin = 20;

    /// <summary>Reads a time; null where the option is left out.</summary>
    /// <exception cref="WrongInputException">The text is no time with an offset.</exception>
    public static DateTimeOffset? Read(string option, string? text)
    {
        if (text is null)
        {
            return null;
        }

        return TryParse(text, out var time)
            ? time
            : throw new WrongInputException([$"{option} is a time with its offset, as in `2026-11-23T15:00:00Z`"]);
    }

    public static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time)
        && text.Length >= LengthMin && (text[^1] == 'Z' || text[^6] is '+' or '-');
}
