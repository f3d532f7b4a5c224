using FundsCheck;

namespace Readme.Tests.Integration;

// <debit-sender>
public enum SendResult { Sent, Review, Declined, Closed, Invalid, Unknown }

public interface IOriginator
{
    // Idempotent by the debit's id: a debit that is handed over again is sent once.
    Task SendAsync(ProposedDebit debit, CancellationToken cancellationToken);
}

public sealed class DebitSender(IFundsChecker checker, IOriginator originator)
{
    public async Task<SendResult> SendAsync(ProposedDebit debit, CancellationToken cancellationToken)
    {
        try
        {
            var decision = await checker.CheckAsync(debit, cancellationToken);
            if (decision.Outcome != Outcome.Accept && !decision.IsApproved)
            {
                return decision.Outcome == Outcome.Review ? SendResult.Review : SendResult.Declined;
            }

            await originator.SendAsync(debit, cancellationToken);
            await checker.RecordAsync(debit.Id, new DebitEvent.Sent(), cancellationToken: cancellationToken);
            return SendResult.Sent;
        }
        catch (DebitClosedException)
        {
            return SendResult.Closed;    // it was sent before
        }
        catch (Exception exception) when (exception is InvalidDebitException or DebitConflictException)
        {
            return SendResult.Invalid;   // a debit out of bounds, or an id that another debit has
        }
        catch (DecisionNotRecordedException)
        {
            return SendResult.Unknown;   // call again with the same id
        }
    }
}
// </debit-sender>
