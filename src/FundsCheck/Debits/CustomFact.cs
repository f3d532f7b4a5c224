using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FundsCheck;

/// <summary>
/// A fact that the host states with a debit, such as the customer's tenure, with its typed value. A fact that is absent, or of another type
/// than the rule set declares, is unknown to the rules and never an error.
/// </summary>
public sealed record CustomFact
{
    private const int HundredthsPerPercent = 100;

    private CustomFact(CustomFactType type, object value, string text) => (Type, Value, Text) = (type, value, text);

    /// <summary>The type of the value.</summary>
    public CustomFactType Type { get; }

    /// <summary>
    /// The value: a <see cref="bool"/>, <see cref="long"/>, <see cref="Money"/>, <see cref="TimeSpan"/> or <see cref="string"/>; for a
    /// percentage a <see cref="decimal"/>, 97.5 for <c>97.5%</c>.
    /// </summary>
    public object Value { get; }

    /// <summary>
    /// The canonical form of the value, as in rule files: <c>true</c>, <c>90</c>, <c>12.00 USD</c>, <c>110%</c>, <c>5m</c>, or the text
    /// itself.
    /// </summary>
    public string Text { get; }

    /// <summary>Creates a boolean fact.</summary>
    public static CustomFact From(bool value) => new(CustomFactType.Boolean, value, value ? "true" : "false");

    /// <summary>
    /// Creates an integer fact. Rules know an integer up to <see cref="FactLimits.IntegerMax"/>, either sign; any other is unknown.
    /// </summary>
    public static CustomFact From(long value) => new(CustomFactType.Integer, value, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Creates a fact of money. Rules know money in the currency of their rule set; any other is unknown.</summary>
    public static CustomFact From(Money value) => new(CustomFactType.Money, value, value.ToString());

    /// <summary>
    /// Creates a duration in whole seconds, without its fraction of a second. A duration below zero or above
    /// <see cref="FactLimits.DurationMax"/> becomes a text, which is unknown to a rule set that declares a duration.
    /// </summary>
    public static CustomFact From(TimeSpan value)
    {
        var duration = new TimeSpan(value.Ticks - (value.Ticks % TimeSpan.TicksPerSecond));
        var text = ThresholdSyntax.WriteDuration(duration);
        return duration >= TimeSpan.Zero && duration <= FactLimits.DurationMax ? new(CustomFactType.Duration, duration, text) : From(text);
    }

    /// <summary>Creates a text. To read another type from a text, use <see cref="TryParse"/>.</summary>
    public static CustomFact From(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(CustomFactType.Text, value, value);
    }

    /// <summary>Creates a percentage.</summary>
    /// <param name="value">The percentage, 97.5 for <c>97.5%</c>: from 0 to 10,000, with at most two decimals.</param>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is out of range, or has more decimals.</exception>
    public static CustomFact FromPercent(decimal value) =>
        value is >= 0m and <= FactLimits.PercentHundredthsMax / HundredthsPerPercent && value * HundredthsPerPercent % 1m == 0m
            ? FromHundredths((int)(value * HundredthsPerPercent))
            : throw new ArgumentOutOfRangeException(
                nameof(value), value, "a percentage is from 0 to 10000, with at most two decimals; round it, as in Math.Round(value, 2)");

    /// <summary>Parses a text as a value of a type, in the form of rule files.</summary>
    /// <param name="text">The text.</param>
    /// <param name="type">The type, as the rule set declares it (<see cref="Rules.RuleSet.ParseFact"/> knows the declared types).</param>
    /// <exception cref="FormatException">The text is not a value of the type; the message states the expected form.</exception>
    public static CustomFact Parse(string text, CustomFactType type) => TryParse(text, type, out var fact)
        ? fact
        : throw new FormatException($"`{PrintableText.Show(text)}` is not {FormOf(type)}");

    /// <summary>Parses a text as a value of a type, in the form of rule files. Returns false for any other text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="type">The type.</param>
    /// <param name="fact">The fact; null where the method returns false.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, CustomFactType type, [NotNullWhen(true)] out CustomFact? fact)
    {
        fact = (type, text) switch
        {
            (_, null) => null,
            (CustomFactType.Boolean, "true" or "false") => From(text.Length == "true".Length),
            (CustomFactType.Integer, _) when TryParseInteger(text, out var integer) => From(integer),
            (CustomFactType.Money, _) when Money.TryParse(text, out var money) => From(money),
            (CustomFactType.Percent, _) when ThresholdSyntax.TryReadPercent(text, out var hundredths) => FromHundredths(hundredths),
            (CustomFactType.Duration, _) when ThresholdSyntax.TryReadDuration(text, out var duration) => From(duration),
            (CustomFactType.Text, _) => From(text),
            _ => null,
        };
        return fact is not null;
    }

    /// <summary>The canonical form of the value.</summary>
    public override string ToString() => Text;

    private static CustomFact FromHundredths(int hundredths) =>
        new(CustomFactType.Percent, (decimal)hundredths / HundredthsPerPercent, ThresholdSyntax.WritePercent(hundredths));

    // The parser of the library also accepts `+90`, `090` and trailing zero characters.
    private static bool TryParseInteger(string text, out long integer) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out integer)
        && integer is >= -FactLimits.IntegerMax and <= FactLimits.IntegerMax
        && string.Equals(integer.ToString(CultureInfo.InvariantCulture), text, StringComparison.Ordinal);

    private static string FormOf(CustomFactType type) => type switch
    {
        CustomFactType.Boolean => "a boolean; write `true` or `false`",
        CustomFactType.Integer => $"an integer of at most {FactLimits.IntegerMax}, either sign; write it as in `90`",
        CustomFactType.Money => "money; write an amount, one space and a currency, as in `75.00 USD`",
        CustomFactType.Percent => "a percentage from 0% to 10000% with at most two decimals; write it as in `97.5%`",
        CustomFactType.Duration => "a duration of at most 36500d; write a whole number and s, m, h or d, as in `90s`",
        _ => "a value of a known type; state one of the types of CustomFactType",
    };
}
