using System.Diagnostics.CodeAnalysis;

namespace FundsCheck;

/// <summary>
/// A currency of ISO 4217, known by its alphabetic code.
/// <c>default</c> is no currency: every member but <see cref="IsDefault"/> and equality throws <see cref="InvalidOperationException"/>.
/// </summary>
public readonly record struct Currency : IParsable<Currency>, ISpanFormattable
{
    private readonly string? _code;
    private readonly sbyte _minorUnitDigits;

    private Currency(string code, sbyte minorUnitDigits)
    {
        _code = code;
        _minorUnitDigits = minorUnitDigits;
    }

    /// <summary>The US dollar, the only currency of ACH.</summary>
    public static Currency Usd { get; } = Get("USD");

    /// <summary>Every current currency of ISO 4217 that has a minor unit, in the ordinal order of the codes.</summary>
    public static IReadOnlyList<Currency> All { get; } =
    [
        .. Iso4217.MinorUnitDigits.Where(row => row.Value != Iso4217.NoMinorUnit)
            .OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => new Currency(row.Key, row.Value)),
    ];

    /// <summary>Whether this is <c>default</c>, that is, no currency.</summary>
    public bool IsDefault => _code is null;

    /// <summary>The three-letter code, upper case.</summary>
    public string Code => _code ?? throw NoCurrency();

    /// <summary>Whether ISO 4217 states a minor unit; metals, fund units and the testing codes have none.</summary>
    public bool HasMinorUnit => _code is null ? throw NoCurrency() : _minorUnitDigits != Iso4217.NoMinorUnit;

    /// <summary>Digits after the decimal point of one minor unit: 2 for USD, 0 for JPY, 3 for BHD. 0 where ISO 4217 states none.</summary>
    public int MinorUnitDigits => _code is null ? throw NoCurrency() : Math.Max(_minorUnitDigits, (sbyte)0);

    /// <summary>The currency of an ISO 4217 code, exactly as ISO spells it (upper case).</summary>
    /// <exception cref="FormatException">The code is not a current ISO 4217 code.</exception>
    public static Currency Get(string code) =>
        TryGet(code, out var currency)
            ? currency
            : throw new FormatException($"`{code}` is not a current ISO 4217 currency code; write three upper-case letters, as in `USD`");

    /// <summary>The currency of an ISO 4217 code, or <c>false</c> where it is none. Plaid's unofficial codes are none.</summary>
    public static bool TryGet([NotNullWhen(true)] string? code, out Currency currency)
    {
        var isListed = Iso4217.MinorUnitDigits.TryGetValue(code ?? string.Empty, out var digits);
        currency = isListed && code is not null ? new Currency(code, digits) : default;
        return isListed;
    }

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    /// <summary>The text of the currency: <c>G</c> or no format, and no effect of a culture.</summary>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => OneFormat.Check(Code, format);

    /// <summary>The text of the currency: <c>G</c> or no format, and no effect of a culture.</summary>
    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        OneFormat.TryWrite(Code, destination, out charsWritten, format);

    /// <inheritdoc cref="Get(string)" />
    /// <param name="s">The code.</param>
    /// <param name="provider">Without effect.</param>
    static Currency IParsable<Currency>.Parse(string s, IFormatProvider? provider) => Get(s);

    /// <inheritdoc cref="TryGet(string, out Currency)" />
    static bool IParsable<Currency>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Currency result) =>
        TryGet(s, out result);

    private static InvalidOperationException NoCurrency() =>
        new("this currency was never set; make one with Currency.Get(\"USD\")");
}
