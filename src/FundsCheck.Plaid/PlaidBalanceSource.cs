using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FundsCheck.Plaid;

/// <summary>Real-time balances from Plaid. The credential of an account is its access token; its source id is Plaid's account id.</summary>
internal sealed class PlaidBalanceSource(
    PlaidCall call, IOptions<PlaidOptions> options, TimeProvider time, ItemStatuses statuses, ILogger<PlaidBalanceSource> logger,
    ILoggerFactory loggers)
    : IBalanceSource
{
    private readonly PlaidPipeline _pipeline = new(call, options.Value, time, logger, loggers);
    private readonly EchoedSecrets _secrets = new(options.Value);

    public async ValueTask<BalanceReading> ReadAsync(AccountRef account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        cancellationToken.ThrowIfCancellationRequested();
        var startedAt = time.GetTimestamp();
        var reading = account.Credential switch
        {
            null => new BalanceReading.Failed(PlaidFailures.CredentialMissing),
            var accessToken when !PlaidRequest.CanSend(accessToken) => new BalanceReading.Failed(PlaidFailures.CredentialInvalid),
            var accessToken => _secrets.RemoveFrom(
                await ReadAsync(account, accessToken, cancellationToken).ConfigureAwait(false), accessToken),
        };
        Report(reading, time.GetElapsedTime(startedAt).TotalMilliseconds);
        return reading;
    }

    private async ValueTask<BalanceReading> ReadAsync(AccountRef account, Secret accessToken, CancellationToken cancellationToken)
    {
        var (id, begunAt) = (account.SourceAccountId, time.GetUtcNow());
        if (ItemOf() is { } item && await statuses.FindFailureAsync(item, id, cancellationToken).ConfigureAwait(false) is { } failure)
        {
            PlaidTelemetry.CountSaved();
            return new BalanceReading.Failed(failure);
        }

        var reading = await _pipeline.ReadAsync(id, accessToken, cancellationToken).ConfigureAwait(false);
        return ItemOf() is { } read
            ? await statuses.JudgeAsync(read, id, reading, begunAt, cancellationToken).ConfigureAwait(false)
            : reading;

        // The id of a response precedes: a wrong id of the host must not clear the failure of another Item.
        string? ItemOf() => _pipeline.FindItem(accessToken) ?? account.ConnectionId;
    }

    private void Report(BalanceReading reading, double milliseconds)
    {
        switch (reading)
        {
            case BalanceReading.Succeeded { Balance.ProviderRequestId: var requestId }:
                PlaidLog.BalanceWasRead(logger, milliseconds, requestId);
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
            PlaidLog.PlaidWasNotReached(logger, failure.Code, failure.Cause, milliseconds);
        }
        else
        {
            var meaning = PlaidErrorTable.Find(failure.Code)?.Meaning ?? "see the failure codes in docs/plaid.md";
            PlaidLog.BalanceWasNotRead(logger, failure.Code, failure.Category, meaning, milliseconds, failure.ProviderRequestId);
        }
    }
}
