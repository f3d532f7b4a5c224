using FundsCheck.Plaid.Errors;
using Polly;
using Polly.CircuitBreaker;

namespace FundsCheck.Plaid.Calls;

/// <summary>
/// One circuit breaker. While it is closed, attempts go past it and only what they prove is recorded. While it is open, Polly rejects
/// them, and lets one through after a while; that one closes the circuit with an answer of Plaid's, and opens it again with anything else.
/// </summary>
internal sealed class Circuit
{
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline<BalanceAttempt> _breaker;

    /// <param name="options">The limits, and what is done when the circuit opens or closes.</param>
    /// <param name="time">The clock of the durations.</param>
    public Circuit(CircuitBreakerStrategyOptions<BalanceAttempt> options, TimeProvider time)
    {
        options.StateProvider = _state;
        options.ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Result is not { Health: ProviderHealth.Up });
        _breaker = new ResiliencePipelineBuilder<BalanceAttempt> { Name = options.Name, TimeProvider = time }.AddCircuitBreaker(options).Build();
    }

    public bool IsClosed => _state.CircuitState == CircuitState.Closed;

    /// <summary>Makes an attempt if the open circuit lets one through.</summary>
    public async ValueTask<BalanceAttempt> ProbeAsync<TState>(Func<TState, CancellationToken, ValueTask<BalanceAttempt>> attempt, TState state, CancellationToken cancellationToken)
    {
        try
        {
            return await _breaker.ExecuteAsync(static (probe, token) => probe.Attempt(probe.State, token), (Attempt: attempt, State: state), cancellationToken).ConfigureAwait(false);
        }
        catch (BrokenCircuitException)
        {
            return BalanceAttempt.CircuitOpen;
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
            _ = await _breaker.ExecuteOutcomeAsync(static (_, recorded) => Polly.Outcome.FromResultAsValueTask(recorded), context, attempt).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
