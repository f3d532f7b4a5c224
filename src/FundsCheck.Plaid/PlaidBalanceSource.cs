using FundsCheck.Balances;
using FundsCheck.Plaid.Calls;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace FundsCheck.Plaid;

/// <summary>Real-time balances from Plaid. The access token is the account's credential, Plaid's account id its source id.</summary>
internal sealed class PlaidBalanceSource(PlaidCall call, IOptions<PlaidOptions> options, TimeProvider time, ILogger<PlaidBalanceSource> logger)
    : IBalanceSource
{
    private readonly ResiliencePipeline<BalanceAttempt> _pipeline = PlaidPipeline.Build(options.Value, time, logger);
    private readonly EchoedSecrets _secrets = new(options.Value);

    public async ValueTask<BalanceReading> ReadAsync(AccountRef account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        cancellationToken.ThrowIfCancellationRequested();
        var startedAt = time.GetTimestamp();
        var reading = account.Credential is { } token && PlaidRequest.CanSend(token)
            ? _secrets.RemoveFrom(await AskAsync(account.SourceAccountId, token, cancellationToken).ConfigureAwait(false), token)
            : new BalanceReading.Unread(ReadingCodes.CredentialMissing);
        Log(reading, time.GetElapsedTime(startedAt));
        return reading;
    }

    private async ValueTask<BalanceReading> AskAsync(string accountId, Secret accessToken, CancellationToken cancellationToken)
    {
        try
        {
            var attempt = await _pipeline.ExecuteAsync(
                static (asked, token) => asked.Call.TryAsync(asked.AccountId, asked.AccessToken, token),
                (Call: call, AccountId: accountId, AccessToken: accessToken),
                cancellationToken).ConfigureAwait(false);
            return attempt.Reading;
        }
        catch (TimeoutRejectedException)
        {
            return new BalanceReading.Unread(ReadingCodes.BalanceTimeout);
        }
        catch (BrokenCircuitException)
        {
            return new BalanceReading.Unread(ReadingCodes.CircuitOpen);
        }
    }

    private void Log(BalanceReading reading, TimeSpan elapsed)
    {
        switch (reading)
        {
            case BalanceReading.Read { Balance.ProviderRequestId: var requestId }:
                PlaidLog.BalanceWasRead(logger, elapsed.TotalMilliseconds, requestId);
                break;
            case BalanceReading.Unread unread:
                PlaidLog.BalanceWasNotRead(logger, unread.Code, elapsed.TotalMilliseconds, unread.ProviderCode, unread.ProviderRequestId);
                break;
            default:
                break;
        }
    }
}
