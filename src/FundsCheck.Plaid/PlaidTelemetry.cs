using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FundsCheck.Plaid;

/// <summary>The metrics of one host's calls to Plaid. No attribute contains an account, an amount or a credential.</summary>
internal sealed class PlaidTelemetry : IDisposable
{
    private const string Category = "fundscheck.failure.category";
    private const string Code = "fundscheck.failure.code";
    private const string FailureCause = "fundscheck.failure.cause";
    private const string Endpoint = "fundscheck.plaid.endpoint";
    private const string ErrorType = "error.type";
    private const string Client = "fundscheck.plaid.client";

    private readonly string? _client;
    private readonly Meter _meter;
    private readonly Counter<long> _balanceFailures;
    private readonly Counter<long> _signalFailures;
    private readonly Counter<long> _calls;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _billedCalls;
    private readonly Counter<long> _savedCalls;
    private readonly Counter<long> _circuitChanges;
    private readonly UpDownCounter<int> _openCircuits;
    private readonly Counter<long> _webhooks;
    private readonly Histogram<double> _pacing;
    private readonly UpDownCounter<int> _queued;
    private readonly UpDownCounter<int> _active;

    /// <param name="factory">The host's; null where it has none.</param>
    /// <param name="client">The name of the client, an attribute of every measurement; null for the client without a name.</param>
    public PlaidTelemetry(IMeterFactory? factory, PlaidClientName? client = null)
    {
        _client = client?.Name;
        _meter = LibraryMeter.Create(factory);
        _balanceFailures = _meter.CreateCounter<long>(
            "fundscheck.plaid.balance.failures", "{reading}",
            "Balances that were not read, by category and code, and by cause where a connection failed or a circuit is open.");
        _signalFailures = _meter.CreateCounter<long>(
            "fundscheck.plaid.signal.failures", "{reading}", "Evaluations by Signal that failed, by category, code and cause.");
        _calls = _meter.CreateCounter<long>("fundscheck.plaid.calls", "{call}", "Calls to Plaid by endpoint and result.");
        _retries = _meter.CreateCounter<long>("fundscheck.plaid.retries", "{call}", "Calls that repeat a failed one, by endpoint.");
        _billedCalls = _meter.CreateCounter<long>(
            "fundscheck.plaid.billed_calls", "{call}", "Successful calls of an endpoint that Plaid bills, by endpoint.");
        _savedCalls = _meter.CreateCounter<long>(
            "fundscheck.plaid.saved_calls", "{call}", "Billed calls that were not made, by why.");
        _circuitChanges = _meter.CreateCounter<long>(
            "fundscheck.plaid.circuit.changes", "{change}", "Circuits that opened or closed, by kind.");
        _openCircuits = _meter.CreateUpDownCounter<int>(
            "fundscheck.plaid.circuits.open", "{circuit}", "Open circuits, by kind.");
        _webhooks = _meter.CreateCounter<long>(
            "fundscheck.plaid.webhooks", "{webhook}", "Received webhooks by result, and by kind where the webhook was read.");
        _pacing = _meter.CreateHistogram(
            "fundscheck.plaid.pacing.wait", "s", "Waits for a start that Plaid's limits permit, by limit.", tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60] });
        _queued = _meter.CreateUpDownCounter<int>(
            "fundscheck.plaid.readings.queued", "{reading}", "Readings that wait for their turn.");
        _active = _meter.CreateUpDownCounter<int>("fundscheck.plaid.readings.active", "{reading}", "Readings under way.");

        // A rate needs a value before: a query would otherwise not see the first one.
        foreach (var why in SavedCall.All)
        {
            CountSavedCall(why, times: 0);
        }
    }

    /// <param name="change">How many more readings wait for their turn.</param>
    public void CountQueued(int change) => _queued.Add(change, Tags([]));

    /// <param name="change">How many more readings are under way.</param>
    public void CountActive(int change) => _active.Add(change, Tags([]));

    /// <summary>Counts a call that was made.</summary>
    public void CountCall(PlaidEndpoint endpoint, PlaidAttempt attempt, bool isRetry)
    {
        var tags = Tags([new(Endpoint, endpoint.Path)]);
        if (isRetry)
        {
            _retries.Add(1, tags);
        }

        if (endpoint.IsBilled && attempt.IsSuccess)
        {
            _billedCalls.Add(1, tags);
        }

        if (!attempt.IsSuccess)
        {
            tags.Add(ErrorType, BalanceFailures.NameOf(attempt.Failure.Category));
        }

        _calls.Add(1, tags);
    }

    /// <param name="why">One of <see cref="SavedCall"/>.</param>
    /// <param name="times">How often.</param>
    public void CountSavedCall(string why, int times = 1) =>
        _savedCalls.Add(times, Tags([new("fundscheck.cause", why)]));

    public void CountFailure(BalanceFailure failure) => _balanceFailures.Add(1, TagsOf(failure));

    public void CountSignalFailure(BalanceFailure failure) => _signalFailures.Add(1, TagsOf(failure));

    /// <param name="limit">Whose limit: <c>item</c> or <c>client</c>.</param>
    /// <param name="wait">How long the call waits.</param>
    public void RecordPacing(string limit, TimeSpan wait) =>
        _pacing.Record(wait.TotalSeconds, Tags([new("fundscheck.plaid.limit", limit)]));

    /// <summary>Counts a circuit that opened, or closed again.</summary>
    /// <param name="kind"><c>plaid</c>, or <c>institution</c>: an institution's own name would make series without bound.</param>
    /// <param name="isOpen">Whether it is open now.</param>
    /// <param name="wasOpen">Whether it was open, or half open, before.</param>
    public void CountCircuit(string kind, bool isOpen, bool wasOpen)
    {
        var tags = Tags([new("fundscheck.plaid.circuit", kind)]);
        if (isOpen != wasOpen)
        {
            _openCircuits.Add(isOpen ? 1 : -1, tags);
        }

        tags.Add("fundscheck.plaid.circuit.state", isOpen ? "open" : "closed");
        _circuitChanges.Add(1, tags);
    }

    public void CountWebhook(PlaidWebhookResult result, PlaidWebhookKind? kind)
    {
        var tags = Tags([new("fundscheck.result", NameOf(result.ToString()))]);
        if (kind is { } known)
        {
            tags.Add("fundscheck.plaid.webhook", NameOf(known.ToString()));
        }

        _webhooks.Add(1, tags);
    }

    public void Dispose() => _meter.Dispose();

    private TagList TagsOf(BalanceFailure failure)
    {
        var tags = Tags([new(Category, BalanceFailures.NameOf(failure.Category)), new(Code, PlaidFailures.ListedCode(failure))]);
        if (failure.Cause is { } cause)
        {
            tags.Add(FailureCause, cause);
        }

        return tags;
    }

    private TagList Tags(ReadOnlySpan<KeyValuePair<string, object?>> own)
    {
        var tags = new TagList(own);
        if (_client is not null)
        {
            tags.Add(Client, _client);
        }

        return tags;
    }

    // The names of the values begin with a lower-case letter, as those of the categories do.
    private static string NameOf(string member) => char.ToLowerInvariant(member[0]) + member[1..];
}
