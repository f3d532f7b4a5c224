using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly.Timeout;

namespace FundsCheck.Plaid;

/// <summary>Facts of debits from Plaid's <c>/signal/evaluate</c>: results, scores and attributes, under <c>x.signal.</c>.</summary>
internal sealed class SignalFactSource : IFactSource
{
    private const string TransactionIdInUse = "CLIENT_TRANSACTION_ID_ALREADY_IN_USE";

    private readonly PlaidPipeline _pipeline;
    private readonly PlaidSignalOptions _options;
    private readonly EchoedSecrets _secrets;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public SignalFactSource(
        PlaidPipeline pipeline, IOptions<PlaidOptions> plaid, IOptions<PlaidSignalOptions> options, TimeProvider time,
        ILogger<SignalFactSource> logger) =>
        (_pipeline, _options, _secrets, _time, _logger) = (pipeline, options.Value, new EchoedSecrets(plaid.Value), time, logger);

    public string Prefix => SignalFacts.Prefix;

    public async ValueTask<FactReading> ReadAsync(FactRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var startedAt = _time.GetTimestamp();
        var reading = request switch
        {
            { Account.ClientName: not null } => new FactReading.Failed(PlaidFailures.ClientUnknown),
            { Account.Credential: null } => new FactReading.Failed(PlaidFailures.CredentialMissing),
            { Account.Credential: var token } when !PlaidRequest.CanSend(token) => new FactReading.Failed(PlaidFailures.CredentialInvalid),
            { Debit.Amount: var amount } when amount.Currency != Currency.Usd => new FactReading.Failed(PlaidFailures.SignalCurrency),
            { Account.Credential: var token } => _secrets.RemoveFrom(
                await EvaluateAsync(request, new PlaidToken(token), startedAt, cancellationToken).ConfigureAwait(false), token),
        };
        Report(reading, _time.GetElapsedTime(startedAt).TotalMilliseconds);
        return reading;
    }

    private async ValueTask<FactReading> EvaluateAsync(
        FactRequest request, PlaidToken token, long startedAt, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.Total.ExecuteAsync(
                static (state, ending) => state.Source.EvaluateOnceOrTwiceAsync(
                    state.Request, state.Token, state.StartedAt, state.Caller, ending),
                (Source: this, Request: request, Token: token, StartedAt: startedAt, Caller: cancellationToken),
                cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException)
        {
            return new FactReading.Failed(BalanceFailures.TimedOut);
        }
    }

    /// <summary>Evaluates a debit; once more, by an id that no other evaluation has, where Plaid knows the first id already.</summary>
    private async ValueTask<FactReading> EvaluateOnceOrTwiceAsync(
        FactRequest request, PlaidToken token, long startedAt, CancellationToken caller, CancellationToken cancellationToken)
    {
        var id = ClientTransactionId.Of(request.Debit, request.Revision);
        var attempt = await CallAsync(id).ConfigureAwait(false);
        if (attempt.Failure?.Code is TransactionIdInUse)
        {
            id = ClientTransactionId.Another(request.Debit, request.Revision);
            attempt = await CallAsync(id).ConfigureAwait(false);
        }

        return attempt.Content is SignalContent content
            ? Read(content, request, id)
            : new FactReading.Failed(attempt.Failure ?? PlaidFailures.ResponseInvalid);

        ValueTask<PlaidAttempt> CallAsync(string transactionId) => _pipeline.CallAsync(
            new PendingCall(new SignalQuery(request, token, transactionId, _options), startedAt, caller), cancellationToken);
    }

    private static FactReading Read(SignalContent content, FactRequest request, string id)
    {
        try
        {
            return new FactReading.Succeeded(SignalFacts.Of(content, request.Names), id, content.RequestId);
        }
        catch (BodyException)
        {
            return new FactReading.Failed(PlaidFailures.ResponseInvalid with { ProviderRequestId = content.RequestId });
        }
    }

    private void Report(FactReading reading, double milliseconds)
    {
        switch (reading)
        {
            case FactReading.Succeeded { ProviderRequestId: var requestId }:
                PlaidLog.SignalWasRead(_logger, milliseconds, PlaidLog.IdOf(requestId));
                break;
            case FactReading.Failed { Failure: var failure }:
                _pipeline.Telemetry.CountSignalFailure(failure);
                var meaning = failure.Cause ?? PlaidFailures.MeaningOf(failure.Code);
                PlaidLog.SignalWasNotRead(
                    _logger, failure.Code, failure.Category, meaning, milliseconds, PlaidLog.IdOf(failure.ProviderRequestId));
                break;
            default:
                break;
        }
    }
}
