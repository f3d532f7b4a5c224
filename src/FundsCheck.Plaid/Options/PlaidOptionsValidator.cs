using System.Globalization;
using Microsoft.Extensions.Options;
using static FundsCheck.OptionProblems;
using Limits = FundsCheck.Plaid.PlaidOptionsLimits;

namespace FundsCheck.Plaid;

/// <summary>Validates each option and their combinations. Reports every problem at once, and no credential.</summary>
internal sealed class PlaidOptionsValidator : IValidateOptions<PlaidOptions>
{
    public ValidateOptionsResult Validate(string? name, PlaidOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string[] problems =
        [
            .. Address(options), .. Credentials(options), .. Bounds(options), .. Cached(options.CachedBalances),
            .. RateLimits(options.RateLimits), .. Combinations(options),
        ];
        return ToResult([.. problems.Select(problem => OfClient(problem, name))]);
    }

    /// <summary>A problem with the name of its client, where that has one.</summary>
    public static string OfClient(string problem, string? client) =>
        string.IsNullOrEmpty(client) ? problem : $"{problem} (client `{client}`)";

    private static IEnumerable<string> Address(PlaidOptions options)
    {
        var address = options.BaseAddress;
        return address is null
            ? One("BaseAddress is not set; write https://production.plaid.com or https://sandbox.plaid.com (PlaidAddresses)")
            : !address.IsAbsoluteUri ? One($"BaseAddress is \"{address.OriginalString}\": it has no scheme; write https:// before it")
            : [
                .. When(
                    address.Scheme is not "https" && !(address.Scheme is "http" && address.IsLoopback),
                    $"BaseAddress has the scheme `{address.Scheme}`; write https, as only a loopback address may be http"),
                .. When(
                    address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0,
                    "BaseAddress has a user, a query or a fragment; write scheme, host, port and path only"),
            ];
    }

    private static IEnumerable<string> Credentials(PlaidOptions options) =>
    [
        .. Credential("ClientId", options.ClientId),
        .. Credential("Secret", options.Secret?.Reveal()),
    ];

    private static IEnumerable<string> Bounds(PlaidOptions options) =>
    [
        .. Between("TotalTimeout", options.TotalTimeout, Limits.TimeoutMin, Limits.TimeoutMax),
        .. Between("AttemptTimeout", options.AttemptTimeout, Limits.TimeoutMin, Limits.TimeoutMax),
        .. Between("ConnectTimeout", options.ConnectTimeout, Limits.TimeoutMin, Limits.TimeoutMax),
        .. Between("MaxConcurrency", options.MaxConcurrency, 1, Limits.MaxConcurrency),
        .. Between("MaxQueuedCalls", options.MaxQueuedCalls, 0, Limits.QueuedCallsMax),
        .. Between("MaxRetryAttempts", options.MaxRetryAttempts, 0, Limits.MaxRetryAttempts),
        .. Between("RetryDelay", options.RetryDelay, TimeSpan.Zero, Limits.MaxRetryDelay),
        .. Between("MaxRetryDelay", options.MaxRetryDelay, TimeSpan.Zero, Limits.MaxRetryDelay),
        .. Between("BreakerFailurePercent", options.BreakerFailurePercent, 1, 100),
        .. Between("MinimumThroughput", options.MinimumThroughput, Limits.MinimumThroughputMin, Limits.MinimumThroughputMax),
        .. Between("SamplingDuration", options.SamplingDuration, Limits.BreakerDurationMin, Limits.BreakerDurationMax),
        .. Between("BreakDuration", options.BreakDuration, Limits.BreakerDurationMin, Limits.BreakerDurationMax),
        .. Between("MaxResponseBytes", options.MaxResponseBytes, Limits.ResponseBytesMin, Limits.MaxResponseBytes),
        .. options.MaxBalanceAge is { } age ? Between("MaxBalanceAge", age, Limits.BalanceAgeMin, Limits.MaxBalanceAge) : [],
    ];

    private static IEnumerable<string> Cached(CachedBalanceOptions cached) =>
    [
        .. Between("CachedBalances.MaxAge", cached.MaxAge, Limits.BalanceAgeMin, Limits.MaxCachedAge),
        .. Listed("CachedBalances.Use", cached.Use),
        .. cached.UseByRuleSet.SelectMany(use => Listed($"CachedBalances.UseByRuleSet[\"{use.Key}\"]", use.Value)),
        .. cached.UseByAccountKind.SelectMany(use => Listed($"CachedBalances.UseByAccountKind[\"{use.Key}\"]", use.Value)),
        .. cached.UseByAccountKind.Where(use => AccountKinds.Find(use.Key) is null).Select(use =>
            $"CachedBalances.UseByAccountKind has `{use.Key}`, which is no account kind; write one of "
                + string.Join(", ", AccountKinds.All.Select(kind => kind.Name))),
        .. cached.UseByAccountKind.Where(use => use.Value == CachedBalanceUse.Only).Select(use =>
            $"CachedBalances.UseByAccountKind[\"{use.Key}\"] is Only, but the kind is unknown until a balance was read; write First, or "
                + "set Only for a rule set"),
    ];

    private static IEnumerable<string> RateLimits(PlaidRateLimits? limits) => limits is null
        ? []
        :
        [
            .. Limit("BalanceCallsPerItem", limits.BalanceCallsPerItem),
            .. Limit("BalanceCallsPerClient", limits.BalanceCallsPerClient),
            .. Limit("AccountsCallsPerItem", limits.AccountsCallsPerItem),
            .. Limit("AccountsCallsPerClient", limits.AccountsCallsPerClient),
            .. Limit("ItemCallsPerItem", limits.ItemCallsPerItem),
            .. Limit("ItemCallsPerClient", limits.ItemCallsPerClient),
            .. Limit("SignalCallsPerItem", limits.SignalCallsPerItem),
            .. Limit("SignalCallsPerClient", limits.SignalCallsPerClient),
            .. Limit("SignalReportsPerClient", limits.SignalReportsPerClient),
        ];

    private static IEnumerable<string> Limit(string name, int? calls) =>
        calls is { } stated ? Between($"RateLimits.{name}", stated, 1, Limits.RateLimitMax) : [];

    private static IEnumerable<string> Listed<T>(string name, T value)
        where T : struct, Enum =>
        When(!Enum.IsDefined(value), $"{name} is {value}; write one of {string.Join(", ", Enum.GetNames<T>())}");

    private static IEnumerable<string> Combinations(PlaidOptions options) =>
    [
        .. Listed("TokenKind", options.TokenKind),
        .. When(
            options.TokenKind == PlaidTokenKind.Processor && options.CachedBalances.IsUsed,
            "TokenKind is Processor and CachedBalances is used, but a processor token opens real-time balances only; leave one of them "
                + "out"),
        .. options.MaxBalanceAgeByInstitution.SelectMany(age => Between(
            $"MaxBalanceAgeByInstitution[\"{age.Key}\"]", age.Value, Limits.BalanceAgeMin, Limits.MaxBalanceAge)),
        .. AtMost("AttemptTimeout", options.AttemptTimeout, "TotalTimeout", options.TotalTimeout),
        .. AtMost("ConnectTimeout", options.ConnectTimeout, "AttemptTimeout", options.AttemptTimeout),
        .. AtMost("RetryDelay", options.RetryDelay, "MaxRetryDelay", options.MaxRetryDelay),
        .. AtMost("MaxRetryDelay", options.MaxRetryDelay, "TotalTimeout", options.TotalTimeout),

        // A shorter window drops an attempt before its outcome is known. Halved, because twice the longest time overflows.
        .. When(
            options.SamplingDuration / 2 < options.AttemptTimeout,
            $"SamplingDuration ({Text(options.SamplingDuration)}) is less than twice AttemptTimeout "
                + $"({Text(options.AttemptTimeout)}); lengthen it or shorten AttemptTimeout"),
    ];

    // No message contains the value, because a credential of another option is a credential too.
    private static IEnumerable<string> Credential(string name, string? value) => string.IsNullOrEmpty(value)
        ? One($"{name} is not set; take it from Plaid's dashboard and keep it outside the program's text")
        : When(
            value.Length > PlaidOptionsLimits.CredentialCharactersMax || value.AsSpan().ContainsAnyExceptInRange('!', '~'),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name} cannot stand in a header; make it 1 to {PlaidOptionsLimits.CredentialCharactersMax} printable ASCII characters "
                    + $"without spaces"));
}
