using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FundsCheck.Plaid;

/// <summary>
/// Balances from Plaid. The credential of an account is its access token or processor token; its source id is Plaid's account id.
/// </summary>
internal sealed class PlaidBalanceSource : IBalanceSource, IHealthCheck
{
    private readonly string? _client;
    private readonly Circuit _circuit;
    private readonly ReadingPlan _plan;
    private readonly KnownInstitutions _known;
    private readonly ItemStatuses _statuses;
    private readonly EchoedSecrets _secrets;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly PlaidTelemetry _telemetry;

    public PlaidBalanceSource(
        PlaidPipeline pipeline, KnownInstitutions known, IOptions<PlaidOptions> options, TimeProvider time, ItemStatuses statuses,
        ILogger<PlaidBalanceSource> logger, string? client = null)
    {
        (_known, _time, _statuses, _logger, _telemetry) = (known, time, statuses, logger, pipeline.Telemetry);
        (_circuit, _client, _secrets) = (pipeline.Circuit, client, new EchoedSecrets(options.Value));
        _plan = new ReadingPlan(pipeline, known, options.Value, time);
    }

    public async ValueTask<BalanceReading> ReadAsync(BalanceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var startedAt = _time.GetTimestamp();
        var reading = request.Account.Credential switch
        {
            _ when !string.Equals(request.Account.ClientName, _client, StringComparison.Ordinal) =>
                new BalanceReading.Failed(PlaidFailures.ClientUnknown),
            null => new BalanceReading.Failed(PlaidFailures.CredentialMissing),
            var token when !PlaidRequest.CanSend(token) => new BalanceReading.Failed(PlaidFailures.CredentialInvalid),
            var token => _secrets.RemoveFrom(
                await ReadAsync(request, new PlaidToken(token), cancellationToken).ConfigureAwait(false), token),
        };
        Report(reading, _time.GetElapsedTime(startedAt).TotalMilliseconds);
        return reading;
    }

    /// <summary>Degraded while the circuit to Plaid is open: balances are not read, and debits are judged without one.</summary>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_circuit.IsClosed
            ? HealthCheckResult.Healthy("the circuit to Plaid is closed")
            : HealthCheckResult.Degraded(
                $"the circuit to Plaid is open, and no balance is read: {_circuit.Cause ?? "the cause is not known"}"));

    /// <summary>Reads a balance of an Item that no webhook reported as broken.</summary>
    private async ValueTask<BalanceReading> ReadAsync(BalanceRequest request, PlaidToken token, CancellationToken cancellationToken)
    {
        var account = request.Account;
        if (ItemOf() is { } item
            && await _statuses.FindFailureAsync(item, account.SourceAccountId, cancellationToken).ConfigureAwait(false) is { } failure)
        {
            _telemetry.CountSavedCall(SavedCall.ItemBroken);
            return new BalanceReading.Failed(failure);
        }

        var (reading, itemWorkedAt) = await _plan.ReadAsync(request, token, cancellationToken).ConfigureAwait(false);
        return ItemOf() is { } read
            ? await _statuses.JudgeAsync(read, account.SourceAccountId, reading, itemWorkedAt, cancellationToken).ConfigureAwait(false)
            : reading;

        // The id of a response precedes: a wrong id of the host must not clear the failure of another Item.
        string? ItemOf() => _known.FindItem(token.Digest) ?? account.ConnectionId;
    }

    private void Report(BalanceReading reading, double milliseconds)
    {
        switch (reading)
        {
            case BalanceReading.Succeeded { Balance.ProviderRequestId: var requestId }:
                PlaidLog.BalanceWasRead(_logger, milliseconds, PlaidLog.IdOf(requestId));
                break;
            case BalanceReading.Failed { Failure: var failure }:
                Report(failure, milliseconds);
                break;
            default:
                break;
        }
    }

    private void Report(BalanceFailure failure, double milliseconds)
    {
        _telemetry.CountFailure(failure);
        if (failure.Cause is not null)
        {
            PlaidLog.PlaidWasNotReached(_logger, failure.Code, failure.Cause, milliseconds);
        }
        else
        {
            PlaidLog.BalanceWasNotRead(
                _logger, failure.Code, failure.Category, PlaidFailures.MeaningOf(failure.Code), milliseconds,
                PlaidLog.IdOf(failure.ProviderRequestId));
        }
    }
}
