using System.Globalization;
using System.Text;

namespace FundsCheck;

/// <summary>The canonical form of money, <c>75.00 USD</c>, the same in every culture.</summary>
internal static class MoneyText
{
    private const int CharactersMax = 64;

    public static string Write(decimal amount, Currency currency)
    {
        // Only an amount too large for a decimal with the digits of the minor unit has fewer digits.
        var missing = currency.MinorUnitDigits - amount.Scale;
        var zeros = missing > 0 ? (amount.Scale == 0 ? "." : string.Empty) + new string('0', missing) : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{amount}{zeros} {currency.Code}");
    }

    public static Money Parse(string text) => TryRead(text, out var money) is { } problem ? throw new FormatException(problem) : money;

    /// <summary>Returns the error in a text and its fix; null for money.</summary>
    public static string? TryRead(string text, out Money money)
    {
        money = default;
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (text.Length > CharactersMax || space < 0)
        {
            return $"{Quote(text)} is not money; write an amount, one space and a currency, as in `75.00 USD`";
        }

        if (!Currency.TryGet(text[(space + 1)..], out var currency))
        {
            return $"{Quote(text)} names no current ISO 4217 currency; write its three upper-case letters, as in `75.00 USD`";
        }

        if (!ExactDecimal.TryParse(Encoding.UTF8.GetBytes(text[..space]), out var amount))
        {
            return $"{Quote(text)} has no plain decimal amount; write digits and a point only, as in `75.00 USD`";
        }

        money = new Money(amount, currency);
        var canonical = money.ToString();
        var exact = string.Equals(canonical, text, StringComparison.Ordinal);
        money = exact ? money : default;
        return exact ? null : $"{Quote(text)} is not the canonical form of this amount; write `{canonical}`";
    }

    private static string Quote(string text) => text.Length <= CharactersMax ? $"`{text}`" : $"`{text[..CharactersMax]}…`";
}
