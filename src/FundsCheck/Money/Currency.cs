namespace FundsCheck;

/// <summary>
/// A currency of ISO 4217, known by its alphabetic code.
/// <c>default</c> is no currency: every member but <see cref="IsDefault"/> and equality throws <see cref="InvalidOperationException"/>.
/// </summary>
public readonly record struct Currency
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
        TryOf(code, out var currency)
            ? currency
            : throw new FormatException($"`{code}` is not a current ISO 4217 currency code; write three upper-case letters, as in `USD`");

    /// <summary>The currency of an ISO 4217 code, or <c>false</c> where it is none. Plaid's unofficial codes are none.</summary>
    public static bool TryOf(string? code, out Currency currency)
    {
        var known = Iso4217.MinorUnitDigits.TryGetValue(code ?? string.Empty, out var digits);
        currency = known ? new Currency(code!, digits) : default;
        return known;
    }

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    private static InvalidOperationException NoCurrency() =>
        new("this currency was never set; make one with Currency.Of(\"USD\")");
}
