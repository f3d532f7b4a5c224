using MediatR;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Samples.Payments.Behaviors;

/// <summary>Logs the outcome and the duration of each check, without account and amount.</summary>
internal sealed partial class CheckFundsLogBehavior(TimeProvider time, ILogger<CheckFundsLogBehavior> logger)
    : IPipelineBehavior<CheckFunds, FundsDecision>
{
    public async Task<FundsDecision> Handle(
        CheckFunds request, CancellationToken cancellationToken, RequestHandlerDelegate<FundsDecision> next)
    {
        var started = time.GetTimestamp();
        try
        {
            var decision = await next().ConfigureAwait(false);
            Checked(logger, decision.DebitId, decision.Outcome, decision.IsExisting, MillisecondsSince(started));
            return decision;
        }
        catch (Exception exception)
        {
            // The type only: a message may quote the debit.
            NotChecked(logger, request.Debit.Id, exception.GetType().Name, MillisecondsSince(started));
            throw;
        }
    }

    private long MillisecondsSince(long started) => (long)time.GetElapsedTime(started).TotalMilliseconds;

    [LoggerMessage(1, LogLevel.Information, "Checked debit {DebitId}: {Outcome}, existing {IsExisting}, in {Milliseconds} ms")]
    private static partial void Checked(ILogger logger, string debitId, Outcome outcome, bool isExisting, long milliseconds);

    [LoggerMessage(2, LogLevel.Warning, "Gave no decision on debit {DebitId}: {ErrorType}, after {Milliseconds} ms")]
    private static partial void NotChecked(ILogger logger, string debitId, string errorType, long milliseconds);
}
