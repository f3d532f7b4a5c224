using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace FundsCheck.Plaid;

/// <summary>
/// One circuit breaker. While it is closed, attempts go past it and only what they prove is recorded. While it is open, Polly rejects
/// them, and lets one through after a while; that one closes the circuit with an answer of Plaid's, and opens it again with anything else.
/// </summary>
internal sealed class Circuit
{
    private const double PercentOfOne = 0.01;

    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline<BalanceAttempt> _breaker;
    private volatile string? _cause;

    /// <param name="name">What the circuit leads to, for the log.</param>
    /// <param name="limits">The limits of the breaker.</param>
    /// <param name="time">The clock of the durations.</param>
    /// <param name="logger">Where it is logged that the circuit opens or closes.</param>
    public Circuit(string name, PlaidOptions limits, TimeProvider time, ILogger logger)
    {
        var options = new CircuitBreakerStrategyOptions<BalanceAttempt>
        {
            Name = "circuit",
            FailureRatio = limits.BreakerFailurePercent * PercentOfOne,
            MinimumThroughput = limits.BreakerAttemptsMin,
            SamplingDuration = limits.SamplingDuration,
            BreakDuration = limits.BreakDuration,
            BreakDurationGenerator = null,
            ManualControl = null,
            StateProvider = _state,
            ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Result is not { Health: ProviderHealth.Up }),
            // Own callbacks, not Polly's telemetry: the cause stays for the readings that are rejected, and a tag for each institution, or
            // for each token whose institution is not known, would be a time series without end.
            OnOpened = arguments =>
            {
                _cause = CauseOf(arguments.Outcome.Result?.Reading) ?? _cause;
                PlaidLog.CircuitOpened(logger, name, arguments.BreakDuration.TotalMilliseconds, _cause);
                return ValueTask.CompletedTask;
            },
            OnHalfOpened = null,
            OnClosed = _ =>
            {
                PlaidLog.CircuitClosed(logger, name);
                return ValueTask.CompletedTask;
            },
        };
        _breaker = new ResiliencePipelineBuilder<BalanceAttempt> { Name = options.Name, TimeProvider = time }.AddCircuitBreaker(options)
            .Build();
    }

    public bool IsClosed => _state.CircuitState == CircuitState.Closed;

    /// <summary>Makes an attempt if the open circuit lets one through.</summary>
    public async ValueTask<BalanceAttempt> ProbeAsync<TState>(
        Func<TState, CancellationToken, ValueTask<BalanceAttempt>> attempt, TState state, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            // An outage rejects thousands of attempts; as outcomes they cost no throw each.
            var outcome = await _breaker.ExecuteOutcomeAsync(
                static async (probing, probe) => Polly.Outcome.FromResult(await probe.Attempt(
                    probe.State, probing.CancellationToken).ConfigureAwait(false)),
                context,
                (Attempt: attempt, State: state)).ConfigureAwait(false);
            if (outcome.Exception is not BrokenCircuitException)
            {
                outcome.ThrowIfException();
            }

            return outcome.Result ?? BalanceAttempt.CircuitOpen(_cause);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Records an attempt that went past the closed circuit.</summary>
    /// <param name="attempt">An attempt that speaks for or against what the circuit protects.</param>
    public async ValueTask RecordAsync(BalanceAttempt attempt)
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

    // The cause says more than the code where there is one; a failure of another circuit passes its own cause on.
    private static string? CauseOf(BalanceReading? reading) => reading is BalanceReading.Failed { Failure: var failure }
        ? failure.Cause ?? PlaidFailures.ListedCode(failure)
        : null;
}
