namespace NodaMoney;

/// <summary>The code of a currency; <c>default</c> is XXX, no currency.</summary>
public readonly record struct Currency
{
    private readonly string? _code;

    internal Currency(string code) => _code = code;

    public string Code => _code ?? "XXX";

    /// <summary>The digits of the minor unit, for the currencies that the stand-in knows; one is historic, one unofficial.</summary>
    internal int Digits => Code switch
    {
        "USD" or "EUR" or "DEM" or "XXX" => 2,
        "JPY" => 0,
        "BHD" => 3,
        "BTC" => 8,
        _ => throw new InvalidOperationException($"{Code} is an unknown currency code"),
    };
}
