namespace FundsCheck.Authoring;

/// <summary>
/// Regular expressions for money, with exactly the decimals of each currency, so that an editor reports a missing or an extra digit.
/// </summary>
internal static class MoneyPatterns
{
    private const string NoZero = "(?!0(\\.0+)? )";

    // The range of decimal. A short pattern cannot relate the number of decimals to the number of digits before the point.
    private const int FractionDigitsMax = 28;

    // Zero has no sign.
    private const string Sign = "(?!-0(\\.0+)? )-?";

    private static readonly string Whole = NumberPatterns.AtMost(FactLimits.MoneyMax);
    private static readonly string WholeOfFigure = NumberPatterns.AtMost(decimal.MaxValue);
    private static readonly string Within = NumberPatterns.NotBeyond(FactLimits.MoneyMax);

    /// <summary>The codes of all currencies that have a minor unit.</summary>
    public static IEnumerable<string> CurrencyCodes => Currency.All.Select(currency => currency.Code);

    /// <summary>An amount no finer than the minor unit.</summary>
    public static string Threshold { get; } = $"^{Within}{Sign}{Whole}({Alternatives(ExactFraction)})$";

    /// <summary>A non-negative amount, no finer than the minor unit.</summary>
    public static string Held { get; } = $"^{Within}{Whole}({Alternatives(ExactFraction)})$";

    /// <summary>The amount of one entry.</summary>
    public static string Amount { get; } =
        $"^{NoZero}{NumberPatterns.NotBeyond(DebitLimits.AmountMax)}{NumberPatterns.AtMost(DebitLimits.AmountMax)}("
            + $"{Alternatives(ExactFraction)})$";

    /// <summary>An amount of a bank, of any size and number of decimals, without trailing zeros.</summary>
    public static string Balance { get; } = $"^{Sign}{WholeOfFigure}({Alternatives(OpenFraction)})$";

    private static string ExactFraction(int digits) => digits == 0 ? string.Empty : $"\\.[0-9]{{{digits}}}";

    private static string OpenFraction(int digits) =>
        $"{ExactFraction(digits)}({(digits == 0 ? "\\." : string.Empty)}[0-9]{{0,{FractionDigitsMax - digits - 1}}}[1-9])?";

    private static string Alternatives(Func<int, string> fraction) =>
        string.Join('|', Currency.All
            .GroupBy(currency => currency.MinorUnitDigits)
            .OrderBy(group => group.Key)
            .Select(group => $"{fraction(group.Key)} ({string.Join('|', group.Select(currency => currency.Code))})"));
}
