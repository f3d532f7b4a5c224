using System.Diagnostics.Metrics;
using FundsCheck.Diagnostics;

namespace FundsCheck.Rules.HotReload;

/// <summary>The metrics of a watched rule folder.</summary>
internal static class RulesTelemetry
{
    private static readonly Meter Meter = new(Telemetry.Name);
    private static readonly Counter<long> Reloads = Meter.CreateCounter<long>(
        "fundscheck.rules.reloads", "{reload}", "Changes of the rule folder by result: in-force or refused.");
    private static readonly Gauge<int> FilesFailing = Meter.CreateGauge<int>(
        "fundscheck.rules.files_failing", "{file}", "Files of the rule folder that do not load.");
    private static readonly Gauge<double> Outdated = Meter.CreateGauge<double>(
        "fundscheck.rules.outdated", "s",
        "Time since which the files of the rule folder do not load while older rules stay in force; else 0.");

    private static readonly Gauge<double> Stuck =
        Meter.CreateGauge<double>(
            "fundscheck.rules.stuck", "s", "Duration of a stuck scan of the rule folder; else 0.");

    public static void Reloaded(bool isInForce) =>
        Reloads.Add(1, new KeyValuePair<string, object?>("result", isInForce ? "in-force" : "refused"));

    public static void Record(RulesStatus status, DateTimeOffset now)
    {
        FilesFailing.Record(status.Problems.Select(problem => problem.File).Distinct(StringComparer.Ordinal).Count());
        Outdated.Record(status.OutdatedSince is { } since ? (now - since).TotalSeconds : 0);
        Stuck.Record(status.StuckSince is { } stuck ? (now - stuck).TotalSeconds : 0);
    }
}
