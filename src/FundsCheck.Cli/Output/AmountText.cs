using System.Globalization;

namespace FundsCheck.Cli.Output;

/// <summary>An amount of a balance: money where its currency is one of ISO 4217, else only a number.</summary>
internal static class AmountText
{
    public static string? Of(decimal? amount, BalanceCurrency stated) =>
        amount is { } value && stated is BalanceCurrency.Iso iso && Currency.TryGet(iso.Code, out var currency)
            ? new Money(value, currency).ToString()
            : amount?.ToString(CultureInfo.InvariantCulture);
}
