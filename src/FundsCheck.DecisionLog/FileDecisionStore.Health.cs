using FundsCheck.Records.Format;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FundsCheck.DecisionLog;

/// <content>The health of the log.</content>
public sealed partial class FileDecisionStore : IHealthCheck
{
    /// <summary>Unhealthy from a failed write until the store has reopened its log, and for good once the log is damaged.</summary>
    /// <param name="context">The registration, with the status of a failure.</param>
    /// <param name="cancellationToken">Not used: the health is known.</param>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Task.FromResult(_failure is { } failure
            ? new HealthCheckResult(context.Registration.FailureStatus, Describe(failure))
            : HealthCheckResult.Healthy("the decision log is open"));
    }

    private static string Describe(Exception failure) => failure is LogDamagedException
        ? $"the decision log is damaged and rejects decisions: {failure.Message}"
        : $"the decision log failed and rejects decisions: {FundsCheckException.CauseOf(failure) ?? failure.GetType().Name}; it "
            + "opens again by itself once the cause is gone";
}
