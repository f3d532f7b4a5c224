namespace FundsCheck.Cli.Input;

/// <summary>A time on the command line.</summary>
internal static class TimeArgument
{
    /// <summary>Reads a time; null where the option is left out.</summary>
    /// <exception cref="WrongInputException">The text is no time with an offset.</exception>
    public static DateTimeOffset? Read(string option, string? text)
    {
        if (text is null)
        {
            return null;
        }

        return OffsetTime.TryParse(text, out var time)
            ? time
            : throw new WrongInputException([$"{option} is a time with its offset, as in `2026-11-23T15:00:00Z`"]);
    }
}
