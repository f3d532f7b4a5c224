using System.Collections.Frozen;

namespace FundsCheck;

/// <summary>
/// The current codes of ISO 4217 with their minor units.
/// Source: ISO 4217:2015, list one, as its maintenance agency (SIX) kept it on 2026-01-01, when BGN had left it for EUR.
/// </summary>
internal static class Iso4217
{
    /// <summary>The value for the codes whose minor unit ISO 4217 states as "N.A.".</summary>
    public const sbyte NoMinorUnit = -1;

    private const string Two =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP "
            + "CVE CZK " +
        "DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK "
            + "LBP LKR " +
        "LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD "
            + "RUB SAR " +
        "SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD "
            + "XCG YER " +
        "ZAR ZMW ZWG";

    private const string Zero = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";

    private const string Three = "BHD IQD JOD KWD LYD OMR TND";

    private const string Four = "CLF UYW";

    private const string None = "XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX";

    public static FrozenDictionary<string, sbyte> MinorUnitDigits { get; } =
        Rows(Two, 2).Concat(Rows(Zero, 0)).Concat(Rows(Three, 3)).Concat(Rows(Four, 4)).Concat(Rows(None, NoMinorUnit))
            .ToFrozenDictionary(row => row.Key, row => row.Value, StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, sbyte>> Rows(string codes, sbyte digits) =>
        codes.Split(' ').Select(code => KeyValuePair.Create(code, digits));
}
