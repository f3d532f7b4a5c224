using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace FundsCheck;

/// <summary>
/// An exact amount of one currency. Never rounded, never mixed with another currency (not even at zero).
/// Equal values have equal text and equal bytes: an amount has at least its minor unit's digits and no further trailing zeros.
/// <c>default</c> is no money: every member but <see cref="IsDefault"/> and equality throws <see cref="InvalidOperationException"/>.
/// </summary>
/// <remarks>The range is decimal's. Debits, thresholds and balances have narrower bounds of their own.</remarks>
[JsonConverter(typeof(MoneyJsonConverter))]
public readonly record struct Money : IComparable<Money>, IParsable<Money>, ISpanFormattable
{
    private readonly decimal _amount;
    private readonly Currency _currency;

    /// <summary>An amount of a currency, taken as it is.</summary>
    /// <param name="amount">In major units: 75.00 for seventy-five dollars. May have more digits than the minor unit.</param>
    /// <param name="currency">Not <c>default</c>.</param>
    /// <exception cref="InvalidOperationException"><paramref name="currency"/> is <c>default</c>.</exception>
    public Money(decimal amount, Currency currency)
    {
        // One scale a value, so that equal amounts have one text and one hash.
        _amount = ExactDecimal.Pad(ExactDecimal.Shortest(amount), currency.MinorUnitDigits);
        _currency = currency;
    }

    /// <summary>Whether this is <c>default</c>, that is, no money.</summary>
    public bool IsDefault => _currency.IsDefault;

    /// <summary>The amount in major units.</summary>
    public decimal Amount => _currency.IsDefault ? throw NoMoney() : _amount;

    /// <summary>The currency.</summary>
    public Currency Currency => _currency.IsDefault ? throw NoMoney() : _currency;

    /// <summary>Whether the amount is a whole number of minor units, as every amount that is sent must be.</summary>
    public bool IsWholeMinorUnits => ExactDecimal.Shortest(Amount).Scale <= Currency.MinorUnitDigits;

    /// <summary>Nothing, in a currency.</summary>
    public static Money Zero(Currency currency) => new(0m, currency);

    /// <summary>Reads the one form of money: <c>75.00 USD</c>.</summary>
    /// <exception cref="FormatException">The text is not in that form; the message says what it should be.</exception>
    public static Money Parse(string text) => MoneyText.Parse(text);

    /// <summary>Reads the one form of money: <c>75.00 USD</c>. False where the text is not in it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Money money) => TryParse(text, out money, out _);

    /// <summary>Reads the one form of money: <c>75.00 USD</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="money">The money; <c>default</c> where the text is not in that form.</param>
    /// <param name="problem">What is wrong with the text, and the fix; null where nothing is.</param>
    /// <returns>Whether the text is money.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Money money, [NotNullWhen(false)] out string? problem)
    {
        problem = MoneyText.TryRead(text ?? string.Empty, out money);
        return problem is null;
    }

    /// <inheritdoc cref="Parse(string)" />
    /// <param name="s">The text.</param>
    /// <param name="provider">Without effect: money has one form under every culture.</param>
    static Money IParsable<Money>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc cref="TryParse(string, out Money)" />
    static bool IParsable<Money>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Money result) =>
        TryParse(s, out result);

    /// <summary>The sum of two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ, or one side is <c>default</c>.</exception>
    /// <exception cref="OverflowException">The sum cannot be held exactly.</exception>
    public static Money operator +(Money left, Money right) => new(ExactDecimal.Add(left.Amount, right.Like(left)), left.Currency);

    /// <summary>The difference of two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ, or one side is <c>default</c>.</exception>
    /// <exception cref="OverflowException">The difference cannot be held exactly.</exception>
    public static Money operator -(Money left, Money right) => new(ExactDecimal.Add(left.Amount, -right.Like(left)), left.Currency);

    /// <summary>The same amount with the other sign.</summary>
    public static Money operator -(Money money) => new(-money.Amount, money.Currency);

    /// <summary>Whether the left amount is smaller. Throws where the currencies differ.</summary>
    public static bool operator <(Money left, Money right) => left.Amount < right.Like(left);

    /// <summary>Whether the left amount is smaller or equal. Throws where the currencies differ.</summary>
    public static bool operator <=(Money left, Money right) => left.Amount <= right.Like(left);

    /// <summary>Whether the left amount is larger. Throws where the currencies differ.</summary>
    public static bool operator >(Money left, Money right) => left.Amount > right.Like(left);

    /// <summary>Whether the left amount is larger or equal. Throws where the currencies differ.</summary>
    public static bool operator >=(Money left, Money right) => left.Amount >= right.Like(left);

    /// <summary>The order of two amounts of one currency. Throws where the currencies differ.</summary>
    public int CompareTo(Money other) => Amount.CompareTo(other.Like(this));

    /// <summary>The one form of money, whatever the culture: <c>75.00 USD</c>.</summary>
    public override string ToString() => MoneyText.Write(Amount, Currency);

    /// <summary>The text of the money: <c>G</c> or no format, and no effect of a culture.</summary>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => OneFormat.Check(ToString(), format);

    /// <summary>The text of the money: <c>G</c> or no format, and no effect of a culture.</summary>
    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        OneFormat.TryWrite(ToString(), destination, out charsWritten, format);

    private decimal Like(Money other) => Currency == other.Currency
        ? _amount
        : throw new InvalidOperationException($"money of two currencies does not mix: `{other.Currency}` and `{Currency}`");

    private static InvalidOperationException NoMoney() => new("this money was never set; make it with new Money(75.00m, Currency.Usd)");
}
