using System.Diagnostics.Metrics;
using FundsCheck.Diagnostics;

namespace FundsCheck.Rules.HotReload;

/// <summary>Numbers about rules that are loaded from a watched folder.</summary>
internal static class RulesTelemetry
{
    private static readonly Meter Meter = new(Telemetry.Name);
    private static readonly Counter<long> Reloads = Meter.CreateCounter<long>(
        "fundscheck.rules.reloads", "{reload}", "Changes of the rule folder by result: in-force or refused.");
    private static readonly Gauge<int> FilesFailing = Meter.CreateGauge<int>(
        "fundscheck.rules.files_failing", "{file}", "Files that keep the folder's present rules from being in force.");
    private static readonly Gauge<double> Outdated = Meter.CreateGauge<double>(
        "fundscheck.rules.outdated", "s",
        "How long the folder has held rules that do not load while older ones stay in force; 0 where it does not.");

    private static readonly Gauge<double> Stuck =
        Meter.CreateGauge<double>(
            "fundscheck.rules.stuck", "s", "How long a look at the rule folder takes where that is too long; else 0.");

    public static void Reloaded(bool isInForce) =>
        Reloads.Add(1, new KeyValuePair<string, object?>("result", isInForce ? "in-force" : "refused"));

    public static void Tell(RulesStatus status, DateTimeOffset now)
    {
        FilesFailing.Record(status.Problems.Select(problem => problem.File).Distinct(StringComparer.Ordinal).Count());
        Outdated.Record(status.OutdatedSince is { } since ? (now - since).TotalSeconds : 0);
        Stuck.Record(status.StuckSince is { } stuck ? (now - stuck).TotalSeconds : 0);
    }
}
