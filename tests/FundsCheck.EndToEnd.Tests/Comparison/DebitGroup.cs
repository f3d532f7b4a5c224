namespace FundsCheck.EndToEnd.Tests.Comparison;

/// <summary>What is special about the balance of a generated debit; each debit is in one group.</summary>
internal enum DebitGroup
{
    Ordinary,
    AvailableNull,
    CurrentNull,
    BothNull,
    NotRead,
    Cached,
    OtherCurrency,
    CreditOrLoan,
}
