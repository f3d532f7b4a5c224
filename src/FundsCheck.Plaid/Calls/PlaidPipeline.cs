using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Telemetry;
using Polly.Timeout;

namespace FundsCheck.Plaid;

/// <summary>
/// The time-outs, retries, circuits and concurrency of the calls to Plaid:
/// total time-out -> pacing -> queue -> retry -> circuits -> attempt time-out.
/// </summary>
internal sealed class PlaidPipeline
{
    private const string PipelineName = "FundsCheck.Plaid";

    private readonly PlaidCall _call;
    private readonly PlaidOptions _options;
    private readonly TimeProvider _time;
    private readonly CallPacer _pacer;
    private readonly CallQueue _queue;
    private readonly PlaidCircuits _circuits;

    public PlaidPipeline(
        PlaidCall call, PlaidOptions options, KnownInstitutions known, TimeProvider time, ILogger logger, ILoggerFactory loggers,
        PlaidTelemetry telemetry)
    {
        (_call, _options, _time, Telemetry) = (call, options, time, telemetry);
        _queue = new CallQueue(options, time, telemetry);
        _pacer = new CallPacer(options, time, telemetry);
        _circuits = new PlaidCircuits(options, known, time, logger, telemetry);

        // Polly's log and metrics name the instance: the host that is called.
        var instance = options.BaseAddress?.Host;
        Total = new ResiliencePipelineBuilder { Name = PipelineName, InstanceName = instance, TimeProvider = time }
            .AddTimeout(Timeout("total", options.TotalTimeout)).Build();
        Retry = options.MaxRetryAttempts > 0
            ? Builder().AddRetry(RetryOptions(options)).ConfigureTelemetry(RetryTelemetry(loggers)).Build()
            : ResiliencePipeline<PlaidAttempt>.Empty;
        Attempt = Builder().AddTimeout(Timeout("attempt", options.AttemptTimeout)).Build();

        ResiliencePipelineBuilder<PlaidAttempt> Builder() =>
            new() { Name = PipelineName, InstanceName = instance, TimeProvider = time };
    }

    /// <summary>Ends the whole reading, with its waits and all of its calls.</summary>
    public ResiliencePipeline Total { get; }

    /// <summary>The circuit to Plaid, for every institution.</summary>
    public Circuit Circuit => _circuits.Plaid;

    /// <summary>The metrics of all calls of the host.</summary>
    public PlaidTelemetry Telemetry { get; }

    /// <summary>Makes another attempt after failures that a quick retry may fix.</summary>
    internal ResiliencePipeline<PlaidAttempt> Retry { get; }

    /// <summary>Ends one attempt.</summary>
    internal ResiliencePipeline<PlaidAttempt> Attempt { get; }

    private TimeSpan LatestStart => _options.TotalTimeout - _queue.TimeNeeded;

    /// <summary>Makes one call. Every failure is a result; only the end of a token is an exception.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The token of <see cref="Total"/>.</param>
    public async ValueTask<PlaidAttempt> CallAsync(PendingCall call, CancellationToken cancellationToken)
    {
        if (_time.GetElapsedTime(call.StartedAt) > LatestStart)
        {
            return PlaidAttempt.QueueTimeout;
        }

        try
        {
            if (!await _pacer.WaitAsync(call, LatestStart, cancellationToken).ConfigureAwait(false))
            {
                return PlaidAttempt.RateLimitWait;
            }

            var turn = await _queue.WaitAsync(call.StartedAt, cancellationToken).ConfigureAwait(false);
            call.Caller.ThrowIfCancellationRequested();
            return turn switch
            {
                Turn.Given => await WithPlaceAsync(call, cancellationToken).ConfigureAwait(false),
                Turn.QueueFull => PlaidAttempt.QueueFull,
                _ => PlaidAttempt.QueueTimeout,
            };
        }
        finally
        {
            if (call.Attempts == 0)
            {
                // Nothing was sent.
                CallPacer.Release(call);
            }
        }
    }

    private async ValueTask<PlaidAttempt> WithPlaceAsync(PendingCall call, CancellationToken cancellationToken)
    {
        TimeSpan? responseTime = null;
        Telemetry.CountActive(1);
        try
        {
            var begunAt = _time.GetTimestamp();
            var attempt = await Retry.ExecuteAsync(
                static (state, token) => state.Pipeline.ThroughCircuitsAsync(state.Call, token), (Pipeline: this, Call: call),
                cancellationToken).ConfigureAwait(false);
            responseTime = attempt.Health == ProviderHealth.Up && call.Query.Endpoint.ReadsBank ? _time.GetElapsedTime(begunAt) : null;
            return attempt;
        }
        finally
        {
            Telemetry.CountActive(-1);
            _queue.Leave(responseTime);
        }
    }

    private ValueTask<PlaidAttempt> ThroughCircuitsAsync(PendingCall call, CancellationToken cancellationToken) =>
        _circuits.ExecuteAsync(
            call.Query, static (state, token) => state.Pipeline.TryOnceAsync(state.Call, token), (Pipeline: this, Call: call),
            cancellationToken);

    private async ValueTask<PlaidAttempt> TryOnceAsync(PendingCall call, CancellationToken cancellationToken)
    {
        var isRetry = call.Attempts++ > 0;
        if (isRetry)
        {
            _pacer.Count(call.Query);
        }

        var attempt = await TryInTimeAsync(call, cancellationToken).ConfigureAwait(false);
        Telemetry.CountCall(call.Query.Endpoint, attempt, isRetry);
        return attempt;
    }

    private async ValueTask<PlaidAttempt> TryInTimeAsync(PendingCall call, CancellationToken cancellationToken)
    {
        var begunAt = _time.GetTimestamp();
        try
        {
            return await Attempt.ExecuteAsync(
                static (state, token) => state.Http.TryAsync(state.Query, token), (Http: _call, call.Query), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (TimeoutRejectedException)
        {
            return PlaidAttempt.TimedOut(hangs: true);
        }
        catch (OperationCanceledException) when (!call.Caller.IsCancellationRequested)
        {
            // The total time-out ended the attempt. It is a hang only after the time within which most responses arrive.
            return PlaidAttempt.TimedOut(hangs: _time.GetElapsedTime(begunAt) >= _options.AttemptTimeout / 2);
        }
    }

    private static TimeoutStrategyOptions Timeout(string name, TimeSpan timeout) =>
        new() { Name = name, Timeout = timeout, TimeoutGenerator = null, OnTimeout = null };

    // Polly logs and measures retries with the category of a failure only, because a code may echo the access token.
    private static TelemetryOptions RetryTelemetry(ILoggerFactory loggers) => new()
    {
        LoggerFactory = loggers,
        ResultFormatter = static (_, result) =>
            result is PlaidAttempt attempt ? attempt.Failure?.Category.ToString() ?? "read" : null,
    };

    private static RetryStrategyOptions<PlaidAttempt> RetryOptions(PlaidOptions options) => new()
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
