namespace FundsCheck.Samples.Payments;

/// <summary>The result of a payment, in the words of the application. A closed choice.</summary>
internal abstract record PaymentResult
{
    private PaymentResult()
    {
    }

    /// <summary>The transfer was started.</summary>
    internal sealed record Started : PaymentResult;

    /// <summary>A person decides; the debit was not sent.</summary>
    internal sealed record Queued : PaymentResult;

    /// <summary>The debit may not be sent; the customer is offered another payment method.</summary>
    /// <param name="CustomerText">The reason, in a sentence for the customer.</param>
    internal sealed record OtherMethodOffered(string CustomerText) : PaymentResult;

    /// <summary>The debit was sent, rejected or cancelled earlier; nothing was done.</summary>
    /// <param name="State">The state of the debit.</param>
    internal sealed record AlreadyClosed(DebitState State) : PaymentResult;

    /// <summary>The id belongs to a payment with other content; nothing was done.</summary>
    /// <param name="Differences">The names of the members that differ.</param>
    internal sealed record IdInUse(IReadOnlyList<string> Differences) : PaymentResult;
}
