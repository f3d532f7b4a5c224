using Microsoft.Extensions.Options;
using static FundsCheck.Plaid.OptionProblems;
using Limits = FundsCheck.Plaid.PlaidOptionsLimits;

namespace FundsCheck.Plaid;

/// <summary>Checks the options alone and against each other; tells every problem at once and no credential.</summary>
internal sealed class PlaidOptionsValidator : IValidateOptions<PlaidOptions>
{
    public ValidateOptionsResult Validate(string? name, PlaidOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string[] problems = [.. Address(options), .. Credentials(options), .. Bounds(options), .. Combinations(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Address(PlaidOptions options)
    {
        var address = options.BaseAddress;
        return address is null || !address.IsAbsoluteUri
            ? One("BaseAddress is not set; write PlaidAddresses.Production, PlaidAddresses.Sandbox or an absolute address")
            : [
                .. When(
                    address.Scheme is not "https" && !(address.Scheme is "http" && address.IsLoopback),
                    $"BaseAddress has the scheme `{address.Scheme}`; write https, as only a loopback address may be http"),
                .. When(
                    address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0,
                    "BaseAddress carries a user, a query or a fragment; write scheme, host, port and path only"),
            ];
    }

    private static IEnumerable<string> Credentials(PlaidOptions options) =>
    [
        .. Credential("ClientId", options.ClientId),
        .. Credential("Secret", options.Secret?.Reveal()),
    ];

    private static IEnumerable<string> Bounds(PlaidOptions options) =>
    [
        .. Between("TimeoutTotal", options.TotalTimeout, Limits.TimeoutMin, Limits.TimeoutMax),
        .. Between("TimeoutAttempt", options.AttemptTimeout, Limits.TimeoutMin, Limits.TimeoutMax),
        .. Between("TimeoutConnect", options.ConnectTimeout, Limits.TimeoutMin, Limits.TimeoutMax),
        .. Between("MaxConcurrency", options.MaxConcurrency, 1, Limits.ConcurrencyMax),
        .. Between("MaxQueuedCalls", options.MaxQueuedCalls, 0, Limits.QueuedCallsMax),
        .. Between("RetriesMax", options.MaxRetryAttempts, 0, Limits.RetriesMax),
        .. Between("RetryDelayBase", options.RetryDelay, TimeSpan.Zero, Limits.RetryDelayMax),
        .. Between("RetryDelayMax", options.MaxRetryDelay, TimeSpan.Zero, Limits.RetryDelayMax),
        .. Between("BreakerFailurePercent", options.BreakerFailurePercent, 1, 100),
        .. Between("BreakerAttemptsMin", options.BreakerAttemptsMin, Limits.BreakerAttemptsMin, Limits.BreakerAttemptsMax),
        .. Between("BreakerSamplingDuration", options.SamplingDuration, Limits.BreakerDurationMin, Limits.BreakerDurationMax),
        .. Between("BreakerOpenDuration", options.BreakDuration, Limits.BreakerDurationMin, Limits.BreakerDurationMax),
        .. Between("ResponseBytesMax", options.MaxResponseBytes, Limits.ResponseBytesMin, Limits.ResponseBytesMax),
        .. options.MaxBalanceAge is { } age ? Between("BalanceAgeMax", age, Limits.BalanceAgeMin, Limits.BalanceAgeMax) : [],
    ];

    private static IEnumerable<string> Combinations(PlaidOptions options) =>
    [
        .. AtMost("TimeoutAttempt", options.AttemptTimeout, "TimeoutTotal", options.TotalTimeout),
        .. AtMost("TimeoutConnect", options.ConnectTimeout, "TimeoutAttempt", options.AttemptTimeout),
        .. AtMost("RetryDelayBase", options.RetryDelay, "RetryDelayMax", options.MaxRetryDelay),
        .. AtMost("RetryDelayMax", options.MaxRetryDelay, "TimeoutTotal", options.TotalTimeout),

        // A shorter window would forget an attempt before its outcome is known. Halved, as twice the longest time would overflow.
        .. When(
            options.SamplingDuration / 2 < options.AttemptTimeout,
            $"BreakerSamplingDuration ({Text(options.SamplingDuration)}) is less than twice TimeoutAttempt "
                + $"({Text(options.AttemptTimeout)}); lengthen it or shorten TimeoutAttempt"),
    ];
}
