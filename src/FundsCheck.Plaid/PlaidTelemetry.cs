using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FundsCheck.Plaid;

/// <summary>The metrics of the calls to Plaid, on the meter of the checks. No tag contains an account, an amount or a credential.</summary>
internal static class PlaidTelemetry
{
    private const string Name = "FundsCheck";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>(
        "fundscheck.balance.failures", "{reading}",
        "Balances that were not read, by category and code, and by cause where a connection failed or a circuit is open.");

    private static readonly Counter<long> Webhooks = Meter.CreateCounter<long>(
        "fundscheck.webhooks", "{webhook}", "Received webhooks, by result, and by kind where the webhook was applied.");

    /// <summary>Readings that wait for their turn.</summary>
    public static UpDownCounter<long> Queued { get; } = Meter.CreateUpDownCounter<long>(
        "fundscheck.balance.queued", "{reading}", "Readings that wait for their turn.");

    /// <summary>Readings under way.</summary>
    public static UpDownCounter<long> Active { get; } = Meter.CreateUpDownCounter<long>(
        "fundscheck.balance.active", "{reading}", "Readings under way.");

    private static readonly Counter<long> Calls = Meter.CreateCounter<long>(
        "fundscheck.plaid.calls", "{call}", "Calls to Plaid, by endpoint.");

    private static readonly Counter<long> BilledCalls = Meter.CreateCounter<long>(
        "fundscheck.plaid.calls.billed", "{call}", "Successful calls of an endpoint that Plaid bills, by endpoint.");

    private static readonly Counter<long> SignalFailures = Meter.CreateCounter<long>(
        "fundscheck.signal.failures", "{reading}", "Evaluations by Signal that failed, by category and code, and by cause.");

    private static readonly Counter<long> SavedCalls = Meter.CreateCounter<long>(
        "fundscheck.plaid.calls.saved", "{call}", "Billed calls that were not made, by the reason.");

    /// <summary>Counts a call that was made.</summary>
    public static void CountCall(PlaidEndpoint endpoint, PlaidAttempt attempt)
    {
        var tag = new KeyValuePair<string, object?>("endpoint", endpoint.Path);
        Calls.Add(1, tag);
        if (endpoint.IsBilled && attempt.IsSuccess)
        {
            BilledCalls.Add(1, tag);
        }
    }

    /// <param name="by">One of <see cref="SavedCall"/>.</param>
    public static void CountSavedCall(string by) => SavedCalls.Add(1, new KeyValuePair<string, object?>("by", by));

    public static void CountFailure(BalanceFailure failure) => Failures.Add(1, TagsOf(failure));

    public static void CountSignalFailure(BalanceFailure failure) => SignalFailures.Add(1, TagsOf(failure));

    private static TagList TagsOf(BalanceFailure failure)
    {
        var tags = new TagList { { "category", BalanceFailures.NameOf(failure.Category) }, { "code", PlaidFailures.ListedCode(failure) } };
        if (failure.Cause is { } cause)
        {
            tags.Add("cause", cause);
        }

        return tags;
    }

    public static void CountWebhook(PlaidWebhookResult result, PlaidWebhookKind? kind)
    {
        var tags = new TagList { { "result", NameOf(result.ToString()) } };
        if (kind is { } known)
        {
            tags.Add("kind", NameOf(known.ToString()));
        }

        Webhooks.Add(1, tags);
    }

    // The names of the metrics' values begin with a lower-case letter, as those of the categories do.
    private static string NameOf(string member) => char.ToLowerInvariant(member[0]) + member[1..];
}
