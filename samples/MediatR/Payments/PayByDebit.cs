using MediatR;

namespace FundsCheck.Samples.Payments;

/// <summary>Pays by an ACH debit: checks the funds and, on an accept, starts the transfer. Sending it again is always safe.</summary>
/// <param name="Debit">The debit; its id is the idempotency key of the payment.</param>
internal sealed record PayByDebit(ProposedDebit Debit) : IRequest<PaymentResult>
{
    /// <summary>The debit's id only, because a behavior may log its request.</summary>
    public override string ToString() => $"pay by {Debit}";
}
