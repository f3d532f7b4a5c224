using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;

namespace FundsCheck;

/// <summary>
/// An exact amount in one currency. Operations never round, and never mix currencies, not even at zero. Equal values have the same
/// canonical form: at least the decimals of the minor unit, and no further trailing zeros. <c>default</c> is not money: only
/// <see cref="IsDefault"/> and equality work on it, and every other member throws <see cref="InvalidOperationException"/>.
/// </summary>
/// <remarks>The range is the range of <see cref="decimal"/>. Debits, thresholds and balances have narrower bounds.</remarks>
[JsonConverter(typeof(MoneyJsonConverter))]
public readonly record struct Money : IComparable<Money>, IParsable<Money>, ISpanFormattable, IUtf8SpanFormattable, IUtf8SpanParsable<Money>
{
    private readonly decimal _amount;
    private readonly Currency _currency;

    /// <summary>Creates an amount of a currency without rounding.</summary>
    /// <param name="amount">The amount in major units: 75.00 for seventy-five dollars. The amount may have more decimals than the minor
    /// unit.</param>
    /// <param name="currency">The currency; not <c>default</c>.</param>
    /// <exception cref="InvalidOperationException"><paramref name="currency"/> is <c>default</c>.</exception>
    public Money(decimal amount, Currency currency)
    {
        // Each value has one scale, so that equal amounts have one text and one hash.
        _amount = ExactDecimal.Pad(ExactDecimal.Shortest(amount), currency.MinorUnitDigits);
        _currency = currency;
    }

    /// <summary>True for <c>default</c>, which is not money.</summary>
    public bool IsDefault => _currency.IsDefault;

    /// <summary>The amount in major units.</summary>
    public decimal Amount => _currency.IsDefault ? throw NoMoney() : _amount;

    /// <summary>The currency.</summary>
    public Currency Currency => _currency.IsDefault ? throw NoMoney() : _currency;

    /// <summary>True for a whole number of minor units, which every amount to send must be.</summary>
    public bool IsWholeMinorUnits => ExactDecimal.Shortest(Amount).Scale <= Currency.MinorUnitDigits;

    /// <summary>Returns an amount of zero in a currency.</summary>
    public static Money Zero(Currency currency) => new(0m, currency);

    /// <summary>Parses the canonical form of money: <c>75.00 USD</c>.</summary>
    /// <exception cref="FormatException">The text is not in canonical form; the message states the expected form.</exception>
    public static Money Parse(string text) => MoneyText.Parse(text);

    /// <summary>Parses the canonical form of money: <c>75.00 USD</c>. Returns false for any other text.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Money money) => TryParse(text, out money, out _);

    /// <summary>Parses the canonical form of money: <c>75.00 USD</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="money">The money; <c>default</c> where the method returns false.</param>
    /// <param name="problem">The error in the text and its fix; null where the method returns true.</param>
    /// <returns>True where the text is money.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Money money, [NotNullWhen(false)] out string? problem)
    {
        problem = MoneyText.TryRead(text ?? string.Empty, out money);
        return problem is null;
    }

    /// <inheritdoc cref="Parse(string)" />
    /// <param name="s">The text.</param>
    /// <param name="provider">Has no effect: money has the same form in every culture.</param>
    static Money IParsable<Money>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc cref="TryParse(string, out Money)" />
    static bool IParsable<Money>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Money result) =>
        TryParse(s, out result);

    /// <summary>Adds two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ, or one side is <c>default</c>.</exception>
    /// <exception cref="OverflowException">The sum is not exactly representable as <see cref="decimal"/>.</exception>
    public static Money operator +(Money left, Money right) => new(ExactDecimal.Add(left.Amount, right.Like(left)), left.Currency);

    /// <summary>Subtracts two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ, or one side is <c>default</c>.</exception>
    /// <exception cref="OverflowException">The difference is not exactly representable as <see cref="decimal"/>.</exception>
    public static Money operator -(Money left, Money right) => new(ExactDecimal.Add(left.Amount, -right.Like(left)), left.Currency);

    /// <summary>Negates an amount.</summary>
    public static Money operator -(Money money) => new(-money.Amount, money.Currency);

    /// <summary>
    /// Returns true where the left amount is smaller. Throws <see cref="InvalidOperationException"/> for different currencies.
    /// </summary>
    public static bool operator <(Money left, Money right) => left.Amount < right.Like(left);

    /// <summary>
    /// Returns true where the left amount is smaller or equal. Throws <see cref="InvalidOperationException"/> for different currencies.
    /// </summary>
    public static bool operator <=(Money left, Money right) => left.Amount <= right.Like(left);

    /// <summary>
    /// Returns true where the left amount is larger. Throws <see cref="InvalidOperationException"/> for different currencies.
    /// </summary>
    public static bool operator >(Money left, Money right) => left.Amount > right.Like(left);

    /// <summary>
    /// Returns true where the left amount is larger or equal. Throws <see cref="InvalidOperationException"/> for different currencies.
    /// </summary>
    public static bool operator >=(Money left, Money right) => left.Amount >= right.Like(left);

    /// <summary>Compares two amounts of one currency. Throws <see cref="InvalidOperationException"/> for different currencies.</summary>
    public int CompareTo(Money other) => Amount.CompareTo(other.Like(this));

    /// <summary>Formats the amount in canonical form, the same in every culture: <c>75.00 USD</c>.</summary>
    public override string ToString() => MoneyText.Write(this);

    /// <summary>Formats the amount in canonical form. The format is empty or <c>G</c>; the provider has no effect.</summary>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => OneFormat.Check(ToString(), format);

    /// <summary>Formats the amount in canonical form. The format is empty or <c>G</c>; the provider has no effect.</summary>
    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        OneFormat.TryWrite(ToString(), destination, out charsWritten, format);

    /// <inheritdoc />
    bool IUtf8SpanFormattable.TryFormat(
        Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        OneFormat.Check(string.Empty, format);
        return MoneyText.TryWrite(this, utf8Destination, out bytesWritten);
    }

    /// <inheritdoc />
    static Money IUtf8SpanParsable<Money>.Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider) =>
        MoneyText.TryRead(utf8Text, out var money) ? money : MoneyText.Parse(Encoding.UTF8.GetString(utf8Text));

    /// <inheritdoc />
    static bool IUtf8SpanParsable<Money>.TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out Money result) =>
        MoneyText.TryRead(utf8Text, out result);

    private decimal Like(Money other) => Currency == other.Currency
        ? _amount
        : throw new InvalidOperationException(
            $"the amounts have different currencies, `{other.Currency}` and `{Currency}`; use amounts of one currency");

    private static InvalidOperationException NoMoney() => new("this money was never set; create it with new Money(75.00m, Currency.Usd)");
}
