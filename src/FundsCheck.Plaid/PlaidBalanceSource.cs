using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FundsCheck.Plaid;

/// <summary>
/// Balances from Plaid. The credential of an account is its access token or processor token; its source id is Plaid's account id.
/// </summary>
internal sealed class PlaidBalanceSource : IBalanceSource
{
    private readonly ReadingPlan _plan;
    private readonly KnownInstitutions _known;
    private readonly ItemStatuses _statuses;
    private readonly EchoedSecrets _secrets;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public PlaidBalanceSource(
        PlaidPipeline pipeline, KnownInstitutions known, IOptions<PlaidOptions> options, TimeProvider time, ItemStatuses statuses,
        ILogger<PlaidBalanceSource> logger)
    {
        (_known, _time, _statuses, _logger, _secrets) = (known, time, statuses, logger, new EchoedSecrets(options.Value));
        _plan = new ReadingPlan(pipeline, known, options.Value, time);
    }

    public async ValueTask<BalanceReading> ReadAsync(BalanceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var startedAt = _time.GetTimestamp();
        var reading = request.Account.Credential switch
        {
            null => new BalanceReading.Failed(PlaidFailures.CredentialMissing),
            var token when !PlaidRequest.CanSend(token) => new BalanceReading.Failed(PlaidFailures.CredentialInvalid),
            var token => _secrets.RemoveFrom(
                await ReadAsync(request, new PlaidToken(token), cancellationToken).ConfigureAwait(false), token),
        };
        Report(reading, _time.GetElapsedTime(startedAt).TotalMilliseconds);
        return reading;
    }

    /// <summary>Reads a balance of an Item that no webhook reported as broken.</summary>
    private async ValueTask<BalanceReading> ReadAsync(BalanceRequest request, PlaidToken token, CancellationToken cancellationToken)
    {
        var account = request.Account;
        if (ItemOf() is { } item
            && await _statuses.FindFailureAsync(item, account.SourceAccountId, cancellationToken).ConfigureAwait(false) is { } failure)
        {
            PlaidTelemetry.CountSavedCall(SavedCall.ItemBroken);
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
                PlaidLog.BalanceWasRead(_logger, milliseconds, requestId);
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
        PlaidTelemetry.CountFailure(failure);
        if (failure.Cause is not null)
        {
            PlaidLog.PlaidWasNotReached(_logger, failure.Code, failure.Cause, milliseconds);
        }
        else
        {
            PlaidLog.BalanceWasNotRead(
                _logger, failure.Code, failure.Category, PlaidFailures.MeaningOf(failure.Code), milliseconds, failure.ProviderRequestId);
        }
    }
}
