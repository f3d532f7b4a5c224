namespace FundsCheck.Plaid;

/// <summary>Plaid's words for the payment method of an ACH debit.</summary>
internal static class SignalPaymentMethods
{
    public static string Of(bool sameDay) => sameDay ? "SAME_DAY_ACH" : "STANDARD_ACH";
}
