using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FundsCheck.Diagnostics;

/// <summary>
/// The metrics of one host's checks, and the activity of each: never an account, an amount or a credential, and the id of a debit only
/// where the host asks for it. Without a listener nothing is allocated.
/// </summary>
internal sealed class Telemetry : IDisposable
{
    /// <summary>The most codes of reasons that become values of an attribute: a provider's codes are open text.</summary>
    public const int ReasonsMax = 256;

    public const string Ahead = "ahead";

    public const string Back = "back";

    private static readonly ActivitySource Source = new(FundsCheckTelemetry.ActivitySourceName, LibraryMeter.Version);
    private static readonly InstrumentAdvice<double> Buckets = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60],
    };

    // A boxed value for each, so that a measurement boxes none.
    private static readonly object True = true;
    private static readonly object False = false;

    private readonly TimeProvider _time;
    private readonly Meter _meter;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _stageDuration;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _decisions;
    private readonly Counter<long> _reasons;
    private readonly Counter<long> _holds;
    private readonly Counter<long> _challenged;
    private readonly Counter<long> _challengerFailures;
    private readonly Counter<long> _events;
    private readonly Counter<long> _savedReads;
    private readonly Counter<long> _clockJumps;
    private readonly UpDownCounter<int> _overdueReads;
    private readonly ConcurrentDictionary<string, bool> _reasonCodes = new(StringComparer.Ordinal);

    public Telemetry(IMeterFactory? factory, TimeProvider time)
    {
        _time = time;
        _meter = LibraryMeter.Create(factory);
        _duration = _meter.CreateHistogram(
            "fundscheck.check.duration", "s", "How long checks take, by outcome, or by why there is none.", tags: null, Buckets);
        _stageDuration = _meter.CreateHistogram(
            "fundscheck.check.stage.duration", "s", "How long the stages of checks take.", tags: null, Buckets);
        _failures = _meter.CreateCounter<long>("fundscheck.check.failures", "{check}", "Checks without a decision, by why.");
        _decisions = _meter.CreateCounter<long>(
            "fundscheck.decisions", "{decision}", "Decisions by outcome, first reason and rule set, new or existing.");
        _reasons = _meter.CreateCounter<long>("fundscheck.reasons", "{reason}", "All reasons of decisions, by code and outcome.");
        _holds = _meter.CreateCounter<long>("fundscheck.holds.placed", "{hold}", "Holds of new decisions.");
        _challenged = _meter.CreateCounter<long>(
            "fundscheck.challenger.decisions", "{decision}", "New decisions with a challenger, by its outcome and that of the decision.");
        _challengerFailures = _meter.CreateCounter<long>(
            "fundscheck.challenger.failures", "{decision}", "Decisions that the challenger failed to judge.");
        _events = _meter.CreateCounter<long>("fundscheck.events", "{event}", "Events of debits by kind, recorded or failed.");
        _savedReads = _meter.CreateCounter<long>(
            "fundscheck.reads.saved", "{read}", "Balances that were not read from the source, by why.");
        _overdueReads = _meter.CreateUpDownCounter<int>(
            "fundscheck.reads.overdue", "{read}", "Reads that go on after their deadline.");
        _clockJumps = _meter.CreateCounter<long>("fundscheck.clock.jumps", "{jump}", "Jumps of the clock, by direction.");

        // A rate needs a value before: a query would otherwise not see what happens for the first time.
        foreach (var type in ErrorTypes.OfChecks)
        {
            _failures.Add(0, new KeyValuePair<string, object?>(TelemetryNames.ErrorType, type));
        }

        CountClockJump(Ahead, times: 0);
        CountClockJump(Back, times: 0);
    }

    /// <summary>Starts the activity of a check; null without a listener.</summary>
    /// <param name="debitId">The debit, where the host has its id in traces; else null.</param>
    public static Activity? StartCheck(string? debitId)
    {
        var activity = Source.StartActivity(TelemetryNames.CheckSpan);
        return debitId is null ? activity : activity?.SetTag(TelemetryNames.DebitId, debitId);
    }

    /// <summary>Counts a decision, and describes it in the activity of its check.</summary>
    public void CountDecision(Activity? activity, FundsDecision decision, long startedAt)
    {
        var outcome = new KeyValuePair<string, object?>(TelemetryNames.Outcome, decision.Outcome.ToName());
        _duration.Record(_time.GetElapsedTime(startedAt).TotalSeconds, outcome);
        if (_decisions.Enabled || activity is not null)
        {
            var tags = TagsOf(decision, outcome);
            _decisions.Add(1, tags);
            foreach (var tag in tags)
            {
                activity?.SetTag(tag.Key, tag.Value);
            }
        }

        if (decision is { IsExisting: false, Record.Hold: not null })
        {
            _holds.Add(1);
        }

        if (decision is { IsExisting: false, Record.Challenger: { } challenger })
        {
            _challenged.Add(
                1, outcome, new KeyValuePair<string, object?>(TelemetryNames.ChallengerOutcome, challenger.Outcome.ToName()));
        }

        if (_reasons.Enabled)
        {
            foreach (var reason in decision.Reasons)
            {
                _reasons.Add(1, new KeyValuePair<string, object?>(TelemetryNames.Reason, Listed(reason.Code)), outcome);
            }
        }
    }

    /// <summary>Counts a check that ended with an exception.</summary>
    public void CountFailure(Activity? activity, Exception exception, long startedAt)
    {
        var type = new KeyValuePair<string, object?>(TelemetryNames.ErrorType, ErrorTypes.Of(exception));
        _duration.Record(_time.GetElapsedTime(startedAt).TotalSeconds, type);
        _failures.Add(1, type);
        Fail(activity, exception);
    }

    /// <param name="kind">The event.</param>
    /// <param name="failure">Why it was not recorded; null where it was.</param>
    public void CountEvent(DebitEvent kind, Exception? failure = null)
    {
        var name = new KeyValuePair<string, object?>(TelemetryNames.Event, kind.ToName());
        if (failure is null)
        {
            _events.Add(1, name);
        }
        else
        {
            var type = failure is DebitEventRefusedException or ArgumentException ? "refused" : ErrorTypes.Of(failure);
            _events.Add(1, name, new KeyValuePair<string, object?>(TelemetryNames.ErrorType, type));
        }
    }

    public void CountChallengerFailure() => _challengerFailures.Add(1);

    public void CountOverdueRead(int change) => _overdueReads.Add(change);

    /// <param name="why">One of <see cref="SavedRead"/>.</param>
    public void CountSavedRead(string why) => _savedReads.Add(1, new KeyValuePair<string, object?>(TelemetryNames.Cause, why));

    /// <param name="direction"><see cref="Ahead"/> or <see cref="Back"/>.</param>
    /// <param name="times">How often.</param>
    public void CountClockJump(string direction, int times = 1) =>
        _clockJumps.Add(times, new KeyValuePair<string, object?>(TelemetryNames.Direction, direction));

    /// <summary>Runs one stage of a check, measured and in a span of its own where anybody listens.</summary>
    public ValueTask<T> RunAsync<T, TState>(
        Stage stage, Func<TState, CancellationToken, ValueTask<T>> run, TState state, CancellationToken cancellationToken) =>
            _stageDuration.Enabled || Source.HasListeners()
                ? MeasureAsync(stage, run, state, cancellationToken)
                : run(state, cancellationToken);

    public void Dispose() => _meter.Dispose();

    private async ValueTask<T> MeasureAsync<T, TState>(
        Stage stage, Func<TState, CancellationToken, ValueTask<T>> run, TState state, CancellationToken cancellationToken)
    {
        using var activity = Source.StartActivity(stage.SpanName);
        var startedAt = _time.GetTimestamp();
        string? error = null;
        try
        {
            var result = await run(state, cancellationToken).ConfigureAwait(false);
            if (FailureOf(result) is { } failure)
            {
                error = BalanceFailures.NameOf(failure.Category);
                activity?.SetTag(TelemetryNames.FailureCode, Listed(failure.Cause ?? failure.Code))
                    .SetTag(TelemetryNames.ErrorType, error).SetStatus(ActivityStatusCode.Error, error);
            }

            return result;
        }
        catch (Exception exception)
        {
            error = ErrorTypes.Of(exception);
            Fail(activity, exception);
            throw;
        }
        finally
        {
            var elapsed = _time.GetElapsedTime(startedAt).TotalSeconds;
            if (error is null)
            {
                _stageDuration.Record(elapsed, stage.Tag);
            }
            else
            {
                _stageDuration.Record(elapsed, stage.Tag, new KeyValuePair<string, object?>(TelemetryNames.ErrorType, error));
            }
        }
    }

    private static BalanceFailure? FailureOf(object? result) => result switch
    {
        BalanceReading.Failed { Failure: var failure } => failure,
        SourceFacts { Reading: FactReading.Failed { Failure: var failure } } => failure,
        _ => null,
    };

    // The type alone: the message of a provider may hold anything, and those of this library name the debit.
    private static void Fail(Activity? activity, Exception exception)
    {
        var type = ErrorTypes.Of(exception);
        activity?.SetTag(TelemetryNames.ErrorType, type).SetStatus(ActivityStatusCode.Error, type)
            .AddEvent(new ActivityEvent("exception", tags: new() { ["exception.type"] = exception.GetType().FullName }));
    }

    private TagList TagsOf(FundsDecision decision, KeyValuePair<string, object?> outcome)
    {
        var ruleSet = decision.RuleSet;
        var tags = new TagList
        {
            outcome,
            { TelemetryNames.RuleSetName, ruleSet.Name },
            { TelemetryNames.RuleSetVersion, ruleSet.Version },
            { TelemetryNames.Existing, decision.IsExisting ? True : False },
        };
        if (decision.Reasons.Count > 0)
        {
            tags.Add(TelemetryNames.Reason, Listed(decision.Reasons[0].Code));
        }

        return tags;
    }

    private string Listed(string code) =>
        _reasonCodes.ContainsKey(code) || (_reasonCodes.Count < ReasonsMax && _reasonCodes.TryAdd(code, value: true))
            ? code
            : TelemetryNames.Other;
}
