using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Telemetry;
using Polly.Timeout;

namespace FundsCheck.Plaid;

/// <summary>
/// The time-outs, retries, circuits and concurrency of the calls to Plaid:
/// total time-out -> queue -> retry -> circuits -> attempt time-out.
/// </summary>
internal sealed class PlaidPipeline
{
    private readonly PlaidCall _call;
    private readonly PlaidOptions _options;
    private readonly TimeProvider _time;
    private readonly CallQueue _queue;
    private readonly PlaidCircuits _circuits;

    public PlaidPipeline(PlaidCall call, PlaidOptions options, TimeProvider time, ILogger logger, ILoggerFactory loggers)
    {
        (_call, _options, _time) = (call, options, time);
        _queue = new CallQueue(options, time);
        _circuits = new PlaidCircuits(options, time, logger);
        Total = Builder().AddTimeout(Timeout("total", options.TotalTimeout)).Build();
        Retry = options.MaxRetryAttempts > 0
            ? Builder().AddRetry(RetryOptions(options)).ConfigureTelemetry(Telemetry(loggers)).Build()
            : ResiliencePipeline<BalanceAttempt>.Empty;
        Attempt = Builder().AddTimeout(Timeout("attempt", options.AttemptTimeout)).Build();

        ResiliencePipelineBuilder<BalanceAttempt> Builder() =>
            new() { Name = "FundsCheck.Plaid", InstanceName = null, TimeProvider = time };
    }

    /// <summary>Ends the whole reading, with its wait in the queue.</summary>
    internal ResiliencePipeline<BalanceAttempt> Total { get; }

    /// <summary>Makes another attempt after failures that a quick retry may fix.</summary>
    internal ResiliencePipeline<BalanceAttempt> Retry { get; }

    /// <summary>Ends one attempt.</summary>
    internal ResiliencePipeline<BalanceAttempt> Attempt { get; }

    /// <summary>Plaid's id of the Item of a token; null before its first response.</summary>
    public string? FindItem(Secret accessToken) => _circuits.Known.FindItem(KnownInstitutions.Digest(accessToken));

    /// <summary>Reads a balance. Every failure is a reading; only cancellation by the caller is an exception.</summary>
    public async ValueTask<BalanceReading> ReadAsync(string accountId, Secret accessToken, CancellationToken cancellationToken)
    {
        var call = new BalanceCall(accountId, accessToken, _time.GetTimestamp(), cancellationToken);
        try
        {
            var attempt = await Total.ExecuteAsync(
                static (state, token) => state.Pipeline.InTurnAsync(state.Call, token), (Pipeline: this, Call: call),
                cancellationToken).ConfigureAwait(false);
            return attempt.Reading;
        }
        catch (TimeoutRejectedException)
        {
            return new BalanceReading.Failed(BalanceFailures.TimedOut);
        }
    }

    private async ValueTask<BalanceAttempt> InTurnAsync(BalanceCall call, CancellationToken cancellationToken)
    {
        var turn = await _queue.WaitAsync(call.StartedAt, cancellationToken).ConfigureAwait(false);
        call.Caller.ThrowIfCancellationRequested();
        return turn switch
        {
            Turn.Given => await WithPlaceAsync(call, cancellationToken).ConfigureAwait(false),
            Turn.QueueFull => BalanceAttempt.QueueFull,
            _ => BalanceAttempt.QueueTimeout,
        };
    }

    private async ValueTask<BalanceAttempt> WithPlaceAsync(BalanceCall call, CancellationToken cancellationToken)
    {
        var begunAt = _time.GetTimestamp();
        TimeSpan? responseTime = null;
        PlaidTelemetry.Active.Add(1);
        try
        {
            var attempt = await Retry.ExecuteAsync(
                static (state, token) => state.Pipeline.ThroughCircuitsAsync(state.Call, token), (Pipeline: this, Call: call),
                cancellationToken).ConfigureAwait(false);
            responseTime = attempt.Health == ProviderHealth.Up ? _time.GetElapsedTime(begunAt) : null;
            return attempt;
        }
        finally
        {
            PlaidTelemetry.Active.Add(-1);
            _queue.Leave(responseTime);
        }
    }

    private ValueTask<BalanceAttempt> ThroughCircuitsAsync(BalanceCall call, CancellationToken cancellationToken) =>
        _circuits.ExecuteAsync(
            call.AccessToken, static (state, token) => state.Pipeline.TryOnceAsync(state.Call, token), (Pipeline: this, Call: call),
            cancellationToken);

    private async ValueTask<BalanceAttempt> TryOnceAsync(BalanceCall call, CancellationToken cancellationToken)
    {
        var begunAt = _time.GetTimestamp();
        try
        {
            return await Attempt.ExecuteAsync(
                static (state, token) => state.Http.TryAsync(state.Call.AccountId, state.Call.AccessToken, token),
                (Http: _call, Call: call), cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException)
        {
            return BalanceAttempt.TimedOut(hangs: true);
        }
        catch (OperationCanceledException) when (!call.Caller.IsCancellationRequested)
        {
            // The total time-out ended the attempt. It is a hang only after the time within which most responses arrive.
            return BalanceAttempt.TimedOut(hangs: _time.GetElapsedTime(begunAt) >= _options.AttemptTimeout / 2);
        }
    }

    private static TimeoutStrategyOptions Timeout(string name, TimeSpan timeout) =>
        new() { Name = name, Timeout = timeout, TimeoutGenerator = null, OnTimeout = null };

    // Polly logs and measures retries with the category of a failure only, because a code may echo the access token.
    private static TelemetryOptions Telemetry(ILoggerFactory loggers) => new()
    {
        LoggerFactory = loggers,
        ResultFormatter = static (_, result) =>
            result is BalanceAttempt attempt ? (attempt.Reading as BalanceReading.Failed)?.Failure.Category.ToString() ?? "read" : null,
    };

    private static RetryStrategyOptions<BalanceAttempt> RetryOptions(PlaidOptions options) => new()
    {
        Name = "retry",
        MaxRetryAttempts = options.MaxRetryAttempts,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.RetryDelay,
        MaxDelay = options.MaxRetryDelay,
        DelayGenerator = null,
        Randomizer = Random.Shared.NextDouble,

        // A retry follows only failures that the error table marks. A time-out and an open circuit are never retried.
        ShouldHandle = arguments => ValueTask.FromResult(
            arguments.Outcome.Result is { } attempt && Allows(attempt.QuickRetry, retriesDone: arguments.AttemptNumber)),
        OnRetry = null,
    };

    private static bool Allows(QuickRetry retry, int retriesDone) => retry switch
    {
        QuickRetry.Bounded => true,
        QuickRetry.Once => retriesDone == 0,
        _ => false,
    };
}
