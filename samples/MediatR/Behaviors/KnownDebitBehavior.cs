using MediatR;

namespace FundsCheck.Samples.Payments.Behaviors;

/// <summary>
/// Turns the two exceptions on a known id into results of the application. All other exceptions pass, such as
/// <see cref="DecisionNotRecordedException"/>, after which the caller sends the same request again.
/// </summary>
internal sealed class KnownDebitBehavior : IPipelineBehavior<PayByDebit, PaymentResult>
{
    public async Task<PaymentResult> Handle(
        PayByDebit request, CancellationToken cancellationToken, RequestHandlerDelegate<PaymentResult> next)
    {
        try
        {
            return await next().ConfigureAwait(false);
        }
        catch (DebitClosedException exception)
        {
            return new PaymentResult.AlreadyClosed(exception.State);
        }
        catch (DebitConflictException exception)
        {
            return new PaymentResult.IdInUse(exception.Differences);
        }
    }
}
