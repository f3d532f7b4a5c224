using FundsCheck.Plaid.Errors;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace FundsCheck.Plaid.Calls;

/// <summary>
/// The one place that says how often and how long Plaid is asked:
/// total time-out -> retry -> circuit breaker -> attempt time-out.
/// </summary>
internal static class PlaidPipeline
{
    private const double PercentOfOne = 0.01;

    public static ResiliencePipeline<BalanceAttempt> Build(PlaidOptions options, TimeProvider time, ILogger logger)
    {
        var builder = new ResiliencePipelineBuilder<BalanceAttempt> { Name = "FundsCheck.Plaid", InstanceName = null, TimeProvider = time };
        builder.AddTimeout(Timeout("total", options.TimeoutTotal));
        if (options.RetriesMax > 0)
        {
            builder.AddRetry(Retry(options, logger));
        }

        return builder
            .AddCircuitBreaker(CircuitBreaker(options, logger))
            .AddTimeout(Timeout("attempt", options.TimeoutAttempt))
            .Build();
    }

    private static TimeoutStrategyOptions Timeout(string name, TimeSpan timeout) =>
        new() { Name = name, Timeout = timeout, TimeoutGenerator = null, OnTimeout = null };

    private static RetryStrategyOptions<BalanceAttempt> Retry(PlaidOptions options, ILogger logger) => new()
    {
        Name = "retry",
        MaxRetryAttempts = options.RetriesMax,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.RetryDelayBase,
        MaxDelay = options.RetryDelayMax,
        DelayGenerator = null,
        Randomizer = Random.Shared.NextDouble,

        // Only outcomes: an exception is a time-out, an open circuit or the caller's leaving, and none of these is retried.
        ShouldHandle = arguments => ValueTask.FromResult(
            arguments.Outcome.Result is { } attempt && Allows(attempt.QuickRetry, retriesDone: arguments.AttemptNumber)),
        OnRetry = arguments =>
        {
            PlaidLog.AsksAgain(logger, arguments.AttemptNumber + 1, arguments.RetryDelay.TotalMilliseconds);
            return ValueTask.CompletedTask;
        },
    };

    private static CircuitBreakerStrategyOptions<BalanceAttempt> CircuitBreaker(PlaidOptions options, ILogger logger) => new()
    {
        Name = "circuit",
        FailureRatio = options.BreakerFailurePercent * PercentOfOne,
        MinimumThroughput = options.BreakerAttemptsMin,
        SamplingDuration = options.BreakerSamplingDuration,
        BreakDuration = options.BreakerOpenDuration,
        BreakDurationGenerator = null,
        ManualControl = null,
        StateProvider = null,
        ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Result is { PlaidFailed: true }),
        OnOpened = arguments =>
        {
            PlaidLog.CircuitOpened(logger, arguments.BreakDuration.TotalMilliseconds);
            return ValueTask.CompletedTask;
        },
        OnHalfOpened = null,
        OnClosed = _ =>
        {
            PlaidLog.CircuitClosed(logger);
            return ValueTask.CompletedTask;
        },
    };

    private static bool Allows(QuickRetry retry, int retriesDone) => retry switch
    {
        QuickRetry.Bounded => true,
        QuickRetry.Once => retriesDone == 0,
        _ => false,
    };
}
