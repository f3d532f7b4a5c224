using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>
/// Regular expressions for money: each currency with exactly its own digits, so that an editor sees a missing or a needless one.
/// </summary>
internal static class MoneyPatterns
{
    private const string NoZero = "(?!0(\\.0+)? )";

    // The most that decimal holds. How many digits may stand behind the point beside so many before it, no short pattern says.
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

    /// <summary>The same without a sign.</summary>
    public static string Held { get; } = $"^{Within}{Whole}({Alternatives(ExactFraction)})$";

    /// <summary>What one entry may carry.</summary>
    public static string Amount { get; } =
        $"^{NoZero}{NumberPatterns.NotBeyond(DebitLimits.AmountMax)}{NumberPatterns.AtMost(DebitLimits.AmountMax)}("
            + $"{Alternatives(ExactFraction)})$";

    /// <summary>An amount as a bank may state it, of any size and as fine as it likes, without zeros at its end.</summary>
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
