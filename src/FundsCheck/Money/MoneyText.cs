using System.Globalization;
using System.Text;

namespace FundsCheck;

/// <summary>The canonical form of money, <c>75.00 USD</c>, the same in every culture: the one writer and the one reader of it.</summary>
internal static class MoneyText
{
    private const int CharactersMax = 64;

    public static string Write(Money money)
    {
        Span<byte> utf8 = stackalloc byte[CharactersMax];
        return TryWrite(money, utf8, out var written)
            ? Encoding.ASCII.GetString(utf8[..written])
            : throw new InvalidOperationException("money has at most 64 characters");
    }

    /// <summary>Writes money as UTF-8; false where the destination is too short.</summary>
    public static bool TryWrite(Money money, Span<byte> utf8, out int written)
    {
        var (amount, currency) = (money.Amount, money.Currency);
        written = 0;
        if (!amount.TryFormat(utf8, out var digits, default, CultureInfo.InvariantCulture))
        {
            return false;
        }

        // Only an amount too large for a decimal with the digits of the minor unit has fewer digits.
        var missing = Math.Max(currency.MinorUnitDigits - amount.Scale, 0);
        var point = missing > 0 && amount.Scale == 0 ? 1 : 0;
        if (utf8.Length < digits + point + missing + 1 + currency.Code.Length)
        {
            return false;
        }

        utf8.Slice(digits, point).Fill((byte)'.');
        utf8.Slice(digits + point, missing).Fill((byte)'0');
        var end = digits + point + missing;
        utf8[end++] = (byte)' ';
        written = end + Encoding.ASCII.GetBytes(currency.Code, utf8[end..]);
        return true;
    }

    /// <summary>Reads money from UTF-8; false where the text is not in canonical form.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out Money money)
    {
        money = default;
        var space = utf8.IndexOf((byte)' ');
        if (utf8.Length > CharactersMax || space < 0 || !Currency.TryGet(utf8[(space + 1)..], out var currency)
            || !ExactDecimal.TryParse(utf8[..space], out var amount)
            || !ExactDecimal.IsCanonical(utf8[..space], amount, currency.MinorUnitDigits))
        {
            return false;
        }

        money = new Money(amount, currency);
        return true;
    }

    public static Money Parse(string text) => TryRead(text, out var money) is { } problem ? throw new FormatException(problem) : money;

    /// <summary>Returns the error in a text and its fix; null for money.</summary>
    public static string? TryRead(string text, out Money money)
    {
        money = default;
        return text.Length <= CharactersMax && TryRead(Encoding.UTF8.GetBytes(text), out money) ? null : ProblemOf(text);
    }

    private static string ProblemOf(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (text.Length > CharactersMax || space < 0)
        {
            return $"{Quote(text)} is not money; write an amount, one space and a currency, as in `75.00 USD`";
        }

        if (!Currency.TryGet(text[(space + 1)..], out var currency))
        {
            return $"{Quote(text)} names no current ISO 4217 currency; write its three upper-case letters, as in `75.00 USD`";
        }

        return ExactDecimal.TryParse(Encoding.UTF8.GetBytes(text[..space]), out var amount)
            ? $"{Quote(text)} is not the canonical form of this amount; write `{new Money(amount, currency)}`"
            : $"{Quote(text)} has no plain decimal amount; write digits and a point only, as in `75.00 USD`";
    }

    private static string Quote(string text) => text.Length <= CharactersMax ? $"`{text}`" : $"`{text[..CharactersMax]}…`";
}
