using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace FundsCheck.PostgreSql;

/// <content>The health of the database.</content>
public sealed partial class PostgreSqlDecisionStore : IHealthCheck
{
    /// <summary>Unhealthy while no connection is to be had, or the server is a replica, which records nothing.</summary>
    /// <param name="context">The registration, with the status of a failure.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            var command = _database.CreateCommand("SELECT pg_is_in_recovery()");
            await using (command.ConfigureAwait(false))
            {
                return await command.ExecuteScalarAsync(cancellationToken).WaitAsync(_options.TotalTimeout, _time, cancellationToken)
                    .ConfigureAwait(false) is false
                    ? HealthCheckResult.Healthy("the database is there")
                    : new HealthCheckResult(context.Registration.FailureStatus, "the server is a replica; connect to the primary");
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested
            && (failure is NpgsqlException || Failures.MayPass(failure)))
        {
            return new HealthCheckResult(context.Registration.FailureStatus, Failures.CauseOf(failure));
        }
    }
}
