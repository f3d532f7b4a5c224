using System.Diagnostics.Metrics;
using FundsCheck.Diagnostics;

namespace FundsCheck.Rules.HotReload;

/// <summary>The metrics of the rules of one host: which are in force, and what a watched folder does.</summary>
internal sealed class RulesTelemetry : IDisposable
{
    private readonly TimeProvider _time;
    private readonly Meter _meter;
    private readonly Counter<long> _reloads;
    private volatile IRuleSetSource? _rules;

    public RulesTelemetry(IMeterFactory? factory, TimeProvider time)
    {
        _time = time;
        _meter = LibraryMeter.Create(factory);
        _reloads = _meter.CreateCounter<long>(
            "fundscheck.rules.reloads", "{reload}", "Changes of the rule folder by result: loaded or rejected.");

        // A rate needs a value before: a query would otherwise not see the first change.
        CountReload(isLoaded: true, times: 0);
        CountReload(isLoaded: false, times: 0);
        _meter.CreateObservableGauge(
            "fundscheck.rules.in_force", InForce, "{rule_set}", "1 for each rule set in force, with its version and hash.");
        _meter.CreateObservableGauge(
            "fundscheck.rules.files.failing",
            () => Observe(status => status.Problems.Select(problem => problem.File).Distinct(StringComparer.Ordinal).Count()),
            "{file}", "Files of the rule folder that do not load.");
        _meter.CreateObservableGauge(
            "fundscheck.rules.outdated", () => Observe(status => SecondsSince(status.OutdatedSince)), "s",
            "Time since which the files of the rule folder do not load while older rules stay in force; else 0.");
        _meter.CreateObservableGauge(
            "fundscheck.rules.stuck", () => Observe(status => SecondsSince(status.StuckSince)), "s",
            "Duration of a stuck scan of the rule folder; else 0.");
    }

    /// <summary>Observes the rules from now on.</summary>
    public void Begin(IRuleSetSource rules) => _rules = rules;

    public void CountReload(bool isLoaded, int times = 1) =>
        _reloads.Add(times, new KeyValuePair<string, object?>(TelemetryNames.Result, isLoaded ? "loaded" : "rejected"));

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<int>> InForce() =>
        (_rules?.Status.Catalog.InForce(_time.GetUtcNow()) ?? []).Select(ruleSet => ruleSet.Identity).Select(identity =>
            new Measurement<int>(
            1,
            new(TelemetryNames.RuleSetName, identity.Name),
            new(TelemetryNames.RuleSetVersion, identity.Version),
            new(TelemetryNames.RuleSetHash, identity.Sha256)));

    private Measurement<T>[] Observe<T>(Func<RulesStatus, T> value)
        where T : struct => _rules is { } rules ? [new Measurement<T>(value(rules.Status))] : [];

    private double SecondsSince(DateTimeOffset? time) => time is { } since ? (_time.GetUtcNow() - since).TotalSeconds : 0;
}
