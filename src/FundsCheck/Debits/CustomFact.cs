using System.Globalization;

namespace FundsCheck;

/// <summary>
/// A fact of the host's own about a debit, such as the customer's tenure, by the type that a rule set declares for it.
/// A fact that is absent or of another type is unknown to the rules, never an error.
/// </summary>
public sealed record CustomFact
{
    internal CustomFact(CustomFactKind kind, string text)
    {
        Kind = kind;
        Text = text;
    }

    /// <summary>How the fact was given.</summary>
    public CustomFactKind Kind { get; }

    /// <summary>
    /// The fact as a rule file spells it: <c>true</c>, <c>90</c>, <c>12.00 USD</c>, <c>110%</c>, <c>300s</c>, or the text itself.
    /// </summary>
    public string Text { get; }

    /// <summary>A boolean fact.</summary>
    public static CustomFact From(bool value) => new(CustomFactKind.Boolean, value ? "true" : "false");

    /// <summary>An integer fact.</summary>
    public static CustomFact From(long value) => new(CustomFactKind.Integer, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A fact of money.</summary>
    public static CustomFact From(Money value) => new(CustomFactKind.Text, value.ToString());

    /// <summary>A duration, in whole seconds; a fraction of a second is cut off.</summary>
    public static CustomFact From(TimeSpan value) =>
        new(CustomFactKind.Text, string.Create(CultureInfo.InvariantCulture, $"{value.Ticks / TimeSpan.TicksPerSecond}s"));

    /// <summary>
    /// A text, which is also how money (<c>12.00 USD</c>), percentages (<c>110%</c>) and durations (<c>5m</c>) may be given.
    /// </summary>
    public static CustomFact From(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(CustomFactKind.Text, value);
    }

    /// <summary>The fact as a rule file spells it.</summary>
    public override string ToString() => Text;
}
