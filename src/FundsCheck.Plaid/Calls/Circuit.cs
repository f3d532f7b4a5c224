using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace FundsCheck.Plaid;

/// <summary>
/// One circuit breaker. While it is closed, attempts bypass it and only their results are recorded. While it is open, Polly rejects
/// attempts, and permits one probe after the break. A response of Plaid to the probe closes the circuit; any other result opens it again.
/// </summary>
internal sealed class Circuit
{
    private const double PercentOfOne = 0.01;

    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline<PlaidAttempt> _breaker;
    private volatile string? _cause;

    // Polly's callbacks come one at a time. A probe that fails opens the circuit again.
    private volatile bool _isOpen;

    /// <param name="name">The destination of the circuit, for the log.</param>
    /// <param name="limits">The limits of the breaker.</param>
    /// <param name="time">The clock of the durations.</param>
    /// <param name="logger">The logger of its changes.</param>
    /// <param name="changed">Counts its changes: whether it is open, and whether it was.</param>
    public Circuit(string name, PlaidOptions limits, TimeProvider time, ILogger logger, Action<bool, bool> changed)
    {
        var options = new CircuitBreakerStrategyOptions<PlaidAttempt>
        {
            Name = "circuit",
            FailureRatio = limits.BreakerFailurePercent * PercentOfOne,
            MinimumThroughput = limits.MinimumThroughput,
            SamplingDuration = limits.SamplingDuration,
            BreakDuration = limits.BreakDuration,
            BreakDurationGenerator = null,
            ManualControl = null,
            StateProvider = _state,
            ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Result is not { Health: ProviderHealth.Up }),
            // Own callbacks instead of Polly's telemetry: rejected readings need the cause, and a tag for each institution or unknown token
            // would create unbounded time series.
            OnOpened = arguments =>
            {
                _cause = CauseOf(arguments.Outcome.Result?.Failure) ?? _cause;
                PlaidLog.CircuitOpened(logger, name, arguments.BreakDuration.TotalMilliseconds, _cause ?? "not stated");
                changed(true, _isOpen);
                _isOpen = true;
                return ValueTask.CompletedTask;
            },
            OnHalfOpened = null,
            OnClosed = _ =>
            {
                PlaidLog.CircuitClosed(logger, name);
                changed(false, _isOpen);
                _isOpen = false;
                return ValueTask.CompletedTask;
            },
        };
        _breaker = new ResiliencePipelineBuilder<PlaidAttempt> { Name = options.Name, TimeProvider = time }.AddCircuitBreaker(options)
            .Build();
    }

    /// <summary>What opened the circuit last; null where nothing did, or the cause is not known.</summary>
    public string? Cause => _cause;

    public bool IsClosed => _state.CircuitState == CircuitState.Closed;

    /// <summary>Makes an attempt if the open circuit permits a probe.</summary>
    public async ValueTask<PlaidAttempt> ProbeAsync<TState>(
        Func<TState, CancellationToken, ValueTask<PlaidAttempt>> attempt, TState state, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            // An outage rejects thousands of attempts; an outcome is cheaper than an exception.
            var outcome = await _breaker.ExecuteOutcomeAsync(
                static async (probing, probe) => Polly.Outcome.FromResult(await probe.Attempt(
                    probe.State, probing.CancellationToken).ConfigureAwait(false)),
                context,
                (Attempt: attempt, State: state)).ConfigureAwait(false);
            if (outcome.Exception is not BrokenCircuitException)
            {
                outcome.ThrowIfException();
            }

            return outcome.Result ?? PlaidAttempt.CircuitOpen(_cause);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Records an attempt that bypassed the closed circuit.</summary>
    /// <param name="attempt">An attempt with a known health.</param>
    public async ValueTask RecordAsync(PlaidAttempt attempt)
    {
        if (!IsClosed)
        {
            return;
        }

        var context = ResilienceContextPool.Shared.Get(CancellationToken.None);
        try
        {
            _ = await _breaker.ExecuteOutcomeAsync(
                static (_, recorded) => Polly.Outcome.FromResultAsValueTask(recorded), context, attempt).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    // The cause is more exact than the code; a failure of another circuit has the cause of that circuit.
    private static string? CauseOf(BalanceFailure? failure) =>
        failure is null ? null : failure.Cause ?? PlaidFailures.ListedCode(failure);
}
