using System.Globalization;

namespace FundsCheck.Cli.Input;

/// <summary>An age on the command line: days, calendar months or years, as in <c>540d</c>, <c>18mo</c> or <c>2y</c>.</summary>
internal static class Age
{
    private const int YearsMax = 100;

    /// <summary>The time that is this age, by the calendar of UTC.</summary>
    /// <exception cref="WrongInputException">The text has another form.</exception>
    public static DateTimeOffset Before(string option, string age, DateTimeOffset now)
    {
        var unit = age.TrimStart([.. "0123456789"]);
        var digits = age.AsSpan(0, age.Length - unit.Length);
        var number = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        return (unit, number) switch
        {
            ("d", > 0 and <= YearsMax * 366) => now.ToUniversalTime().AddDays(-number),
            ("mo", > 0 and <= YearsMax * 12) => now.ToUniversalTime().AddMonths(-number),
            ("y", > 0 and <= YearsMax) => now.ToUniversalTime().AddYears(-number),
            _ => throw new WrongInputException([
                $"{option} is an age in days, months or years, at most {YearsMax} years, as in `540d`, `18mo` or `2y`",
            ]),
        };
    }
}
