using System.Globalization;
using FundsCheck.Rules.Language;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>Numbers with their units: the number that is typed in every unit that it may have, else examples.</summary>
internal static class UnitOffers
{
    private const int DigitsMax = 18;

    private static readonly (char Unit, string Plural)[] DurationUnits =
        [('s', "seconds"), ('m', "minutes"), ('h', "hours"), ('d', "days")];

    /// <summary>Lists numbers of a unit.</summary>
    /// <param name="unit">The unit; not one of words.</param>
    /// <param name="currency">The currency of money.</param>
    /// <param name="typed">What stands at the place; null where nothing does.</param>
    /// <param name="known">Texts of this unit that the file has.</param>
    public static IEnumerable<Offer> Of(MeasureUnit unit, Currency currency, string? typed, IEnumerable<string> known) => unit switch
    {
        MeasureUnit.Money => Money(currency, typed, known),
        MeasureUnit.Percent => Texts(IsNumber(typed) ? [$"{typed}%"] : [], [.. known, "100%", "110%"]),
        MeasureUnit.Duration => Durations(typed, [.. known, "90s", "1h", "1d"]),
        _ => known.Append("3").Distinct(StringComparer.Ordinal).Select(text => Offer.Bare(text, string.Empty)),
    };

    public static IEnumerable<Offer> Durations(string? typed, IReadOnlyList<string> examples) => Whole(typed) is { } number
        ? DurationUnits.Select(unit => Unit($"{number}{unit.Unit}", $"{number} {unit.Plural}"))
        : Texts([], examples);

    private static IEnumerable<Offer> Money(Currency currency, string? typed, IEnumerable<string> known)
    {
        var figure = typed?.Split(' ')[0];
        var written = IsNumber(figure) && decimal.TryParse(figure, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)
            && new Money(amount, currency) is { IsWholeMinorUnits: true } money
                ? [money.ToString()]
                : (string[])[];
        return Texts(written, [.. known, FundsCheck.Money.Zero(currency).ToString(), new Money(25m, currency).ToString()]);
    }

    // What is typed comes before what the file has, and examples last.
    private static IEnumerable<Offer> Texts(string[] typed, IReadOnlyList<string> others) =>
        (typed.Length > 0 ? typed : others).Distinct(StringComparer.Ordinal).Select(text => Unit(text, string.Empty));

    private static Offer Unit(string text, string meaning) => Offer.Word(text, meaning) with { Kind = Offer.KindUnit };

    private static string? Whole(string? typed)
    {
        var digits = typed?.TrimEnd('s', 'm', 'h', 'd');
        return digits is { Length: > 0 and <= DigitsMax } && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    private static bool IsNumber(string? typed) =>
        typed is { Length: > 0 and <= DigitsMax } && typed.TrimStart('-') is { Length: > 0 } digits
        && char.IsAsciiDigit(digits[0]) && digits.All(character => char.IsAsciiDigit(character) || character is '.');
}
