using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace FundsCheck;

/// <summary>
/// A currency of ISO 4217, known by its alphabetic code. <c>default</c> is not a currency: only <see cref="IsDefault"/> and equality work
/// on it, and every other member throws <see cref="InvalidOperationException"/>.
/// </summary>
public readonly record struct Currency : IParsable<Currency>, ISpanFormattable
{
    private const int CodeLength = 3;

    private static readonly FrozenDictionary<string, Currency> ByCode = Iso4217.MinorUnitDigits.ToFrozenDictionary(
        row => row.Key, row => new Currency(row.Key, row.Value), StringComparer.Ordinal);

    private readonly string? _code;
    private readonly sbyte _minorUnitDigits;

    private Currency(string code, sbyte minorUnitDigits)
    {
        _code = code;
        _minorUnitDigits = minorUnitDigits;
    }

    /// <summary>The US dollar, the only currency of ACH.</summary>
    public static Currency Usd { get; } = Get("USD");

    /// <summary>Every current currency of ISO 4217 with a minor unit, in the ordinal order of the codes.</summary>
    public static IReadOnlyList<Currency> All { get; } =
    [
        .. Iso4217.MinorUnitDigits.Where(row => row.Value != Iso4217.NoMinorUnit)
            .OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => new Currency(row.Key, row.Value)),
    ];

    /// <summary>True for <c>default</c>, which is not a currency.</summary>
    public bool IsDefault => _code is null;

    /// <summary>The three-letter code, upper case.</summary>
    public string Code => _code ?? throw NoCurrency();

    /// <summary>True where ISO 4217 states a minor unit; metals, fund units and the testing codes have none.</summary>
    public bool HasMinorUnit => _code is null ? throw NoCurrency() : _minorUnitDigits != Iso4217.NoMinorUnit;

    /// <summary>The number of decimals of the minor unit: 2 for USD, 0 for JPY, 3 for BHD. 0 where ISO 4217 states none.</summary>
    public int MinorUnitDigits => _code is null ? throw NoCurrency() : Math.Max(_minorUnitDigits, (sbyte)0);

    /// <summary>Gets the currency of an ISO 4217 code in upper case.</summary>
    /// <exception cref="FormatException">The code is not a current ISO 4217 code.</exception>
    public static Currency Get(string code) =>
        TryGet(code, out var currency)
            ? currency
            : throw new FormatException($"`{code}` is not a current ISO 4217 currency code; write three upper-case letters, as in `USD`");

    /// <summary>
    /// Gets the currency of an ISO 4217 code in upper case. Returns false for any other text, such as Plaid's unofficial codes.
    /// </summary>
    public static bool TryGet([NotNullWhen(true)] string? code, out Currency currency)
    {
        currency = default;
        return code is not null && ByCode.TryGetValue(code, out currency);
    }

    /// <summary>The currency of a code in UTF-8, without allocation.</summary>
    internal static bool TryGet(ReadOnlySpan<byte> code, out Currency currency)
    {
        Span<char> text = stackalloc char[CodeLength];
        currency = default;
        return code.Length == CodeLength && Encoding.UTF8.TryGetChars(code, text, out var count)
            && ByCode.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[..count], out currency);
    }

    /// <summary>Returns the code.</summary>
    public override string ToString() => Code;

    /// <summary>Formats the currency as its code. The format is empty or <c>G</c>; the provider has no effect.</summary>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => OneFormat.Check(Code, format);

    /// <summary>Formats the currency as its code. The format is empty or <c>G</c>; the provider has no effect.</summary>
    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        OneFormat.TryWrite(Code, destination, out charsWritten, format);

    /// <inheritdoc cref="Get(string)" />
    /// <param name="s">The code.</param>
    /// <param name="provider">Has no effect.</param>
    static Currency IParsable<Currency>.Parse(string s, IFormatProvider? provider) => Get(s);

    /// <inheritdoc cref="TryGet(string, out Currency)" />
    static bool IParsable<Currency>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Currency result) =>
        TryGet(s, out result);

    private static InvalidOperationException NoCurrency() =>
        new("this currency was never set; create one with Currency.Get(\"USD\")");
}
