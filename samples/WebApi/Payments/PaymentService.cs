using FundsCheck.Storage;

namespace FundsCheck.Samples.WebApi.Payments;

/// <summary>Pays by ACH debit where the money will be there; else asks a person, or for another way to pay.</summary>
internal sealed class PaymentService(IFundsChecker checker, IDecisionReader decisions, ITransfers transfers)
{
    private static readonly string[] OtherMethods = ["card", "wire"];

    /// <summary>
    /// Checks a payment and makes it. The same payment again, after any failure, goes on where it stood; what was made stays made.
    /// </summary>
    /// <exception cref="FundsCheckException">There is no decision; see its kinds.</exception>
    public async Task<PaymentStatus> PayAsync(Payment payment, Customer customer, CancellationToken cancellationToken)
    {
        try
        {
            await RecordSentAsync(payment.Id, cancellationToken).ConfigureAwait(false);
            var decision = await checker.CheckAsync(
                new ProposedDebit { Id = payment.Id, Account = customer.ToAccount(), Amount = payment.Amount, EntryClass = "WEB" },
                cancellationToken).ConfigureAwait(false);
            return (decision.Outcome, decision.IsApproved) switch
            {
                (Outcome.Accept, _) or (Outcome.Review, true) => await SendAsync(decision.Record).ConfigureAwait(false),
                (Outcome.Review, _) => new PaymentStatus(payment.Id, "inReview", "We check this payment.", []),
                _ => new PaymentStatus(payment.Id, "declined", decision.Reasons[0].CustomerText, OtherMethods),
            };
        }
        catch (DebitClosedException closed)
        {
            return new PaymentStatus(payment.Id, closed.State.ToName(), Message: null, []);
        }
    }

    /// <summary>What became of a payment; null for an unknown one.</summary>
    public async Task<PaymentStatus?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (await decisions.FindTimelineAsync(id, cancellationToken).ConfigureAwait(false) is not { } timeline)
        {
            return null;
        }

        var status = new DebitStatus(timeline.Decisions[^1], timeline.Events);
        return new PaymentStatus(id, IsSentOnly(status) ? "sent" : NameOf(status), Message: null, []);
    }

    /// <summary>Lets a review through, and makes the payment.</summary>
    /// <exception cref="DebitEventRefusedException">Somebody else decided it, or it lapsed.</exception>
    public async Task ApproveAsync(ReviewAnswer answer, CancellationToken cancellationToken)
    {
        await checker.RecordAsync(
            answer.DebitId, new DebitEvent.Approved(answer.By, answer.Comment), answer.Revision, cancellationToken).ConfigureAwait(false);
        if (await decisions.FindTimelineAsync(answer.DebitId, cancellationToken).ConfigureAwait(false) is { } timeline)
        {
            await SendAsync(timeline.Decisions[^1]).ConfigureAwait(false);
        }
    }

    /// <summary>Turns a review down.</summary>
    /// <exception cref="DebitEventRefusedException">Somebody else decided it.</exception>
    public Task RejectAsync(ReviewAnswer answer, CancellationToken cancellationToken) => checker.RecordAsync(
        answer.DebitId, new DebitEvent.Rejected(answer.By, answer.Comment), answer.Revision, cancellationToken);

    private static string NameOf(DebitStatus status) => status switch
    {
        { State: not DebitState.Open } => status.State.ToName(),
        { MayBeSent: true } => "accepted",
        { Record.Verdict.Outcome: Outcome.Review } => "inReview",
        _ => "declined",
    };

    // Once a debit is sent, it is recorded as sent, whether or not the client still waits. Sent twice is sent once.
    private async Task<PaymentStatus> SendAsync(DecisionRecord record)
    {
        var sent = await transfers.SendAsync(record, CancellationToken.None).ConfigureAwait(false);
        await checker.RecordAsync(sent.Id, new DebitEvent.Sent(sent.At), sent.Revision, CancellationToken.None).ConfigureAwait(false);
        return new PaymentStatus(record.Debit.Id, "sent", Message: null, []);
    }

    /// <summary>
    /// Records a debit as sent that is at the bank and not on record, because the process ended between the two. A new decision on it, once
    /// the accept has lapsed, could only be wrong.
    /// </summary>
    private async Task RecordSentAsync(string id, CancellationToken cancellationToken)
    {
        if (transfers.Find(id) is { } sent
            && await decisions.FindTimelineAsync(id, cancellationToken).ConfigureAwait(false) is { } timeline
            && IsSentOnly(new DebitStatus(timeline.Decisions[^1], timeline.Events)))
        {
            await checker.RecordAsync(id, new DebitEvent.Sent(sent.At), sent.Revision, cancellationToken).ConfigureAwait(false);
        }
    }

    // At the bank, and not recorded as sent.
    private bool IsSentOnly(DebitStatus status) =>
        status.State == DebitState.Open && transfers.Find(status.Record.Debit.Id) is not null;
}
