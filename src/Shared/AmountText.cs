using System.Globalization;

namespace FundsCheck;

/// <summary>An amount of a balance: money in a currency of ISO 4217, a plain number in any other.</summary>
internal static class AmountText
{
    public static string? Format(decimal? amount, BalanceCurrency stated) =>
        amount is { } value && stated is BalanceCurrency.Iso iso && Currency.TryGet(iso.Code, out var currency)
            ? new Money(value, currency).ToString()
            : amount?.ToString(CultureInfo.InvariantCulture);
}
