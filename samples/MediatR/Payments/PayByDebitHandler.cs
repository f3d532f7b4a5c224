using MediatR;

namespace FundsCheck.Samples.Payments;

/// <summary>
/// Acts on the decision. If the process ends after any step, sending the request again continues: an existing accept is returned, the
/// transfer has the debit's id as its key, and an event recorded again adds nothing.
/// </summary>
internal sealed class PayByDebitHandler(IMediator mediator, IFundsChecker checker, ITransfers transfers, IReviewQueue reviews)
    : IRequestHandler<PayByDebit, PaymentResult>
{
    public async Task<PaymentResult> Handle(PayByDebit request, CancellationToken cancellationToken)
    {
        var decision = await mediator.Send(new CheckFunds(request.Debit), cancellationToken).ConfigureAwait(false);
        return decision switch
        {
            { Outcome: Outcome.Accept } or { IsApproved: true } =>
                await StartAsync(request.Debit, decision, cancellationToken).ConfigureAwait(false),
            { Outcome: Outcome.Review } => await QueueAsync(decision, cancellationToken).ConfigureAwait(false),
            { Outcome: Outcome.Decline } => new PaymentResult.OtherMethodOffered(decision.Reasons[0].CustomerText),
            _ => throw new InvalidOperationException($"{decision} is no accept, review or decline"),
        };
    }

    private async Task<PaymentResult> StartAsync(ProposedDebit debit, FundsDecision decision, CancellationToken cancellationToken)
    {
        await transfers.StartAsync(debit, cancellationToken).ConfigureAwait(false);

        // Money is on its way: a caller that left no longer cancels the record of it.
        await checker.RecordAsync(debit.Id, new DebitEvent.Sent(), decision.Revision, CancellationToken.None).ConfigureAwait(false);
        return new PaymentResult.Started();
    }

    private async Task<PaymentResult> QueueAsync(FundsDecision decision, CancellationToken cancellationToken)
    {
        await reviews.AddAsync(decision.DebitId, decision.Revision, cancellationToken).ConfigureAwait(false);
        return new PaymentResult.Queued();
    }
}
