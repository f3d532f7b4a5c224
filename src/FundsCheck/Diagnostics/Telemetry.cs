using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FundsCheck.Diagnostics;

/// <summary>One activity and a few numbers for each check: never an account, an amount or a credential.</summary>
internal static class Telemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "FundsCheck";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "fundscheck.check.duration", "s", "How long checks take, the balance included.");
    private static readonly Counter<long> Outcomes = Meter.CreateCounter<long>(
        "fundscheck.decisions", "{decision}", "Decisions by outcome.");
    private static readonly Counter<long> Reasons = Meter.CreateCounter<long>("fundscheck.reasons", "{reason}", "Reasons by code.");

    private static readonly UpDownCounter<int> OverdueReads =
        Meter.CreateUpDownCounter<int>("fundscheck.reads.overdue", "{read}", "Reads that go on after their deadline.");

    private static readonly Counter<long> SavedReads = Meter.CreateCounter<long>(
        "fundscheck.reads.saved", "{read}", "Balances that were not read from the source, by the reason.");

    public static Activity? Start() => Source.StartActivity("fundscheck.check");

    public static void CountOverdueRead(int change) => OverdueReads.Add(change);

    /// <param name="by">One of <see cref="SavedRead"/>.</param>
    public static void CountSavedRead(string by) => SavedReads.Add(1, new KeyValuePair<string, object?>("by", by));

    public static void Tell(Activity? activity, FundsDecision decision, TimeSpan elapsed)
    {
        var outcome = new KeyValuePair<string, object?>("outcome", decision.Outcome.ToName());
        activity?.SetTag(outcome.Key, outcome.Value);
        Duration.Record(elapsed.TotalSeconds, outcome);
        Outcomes.Add(1, outcome, new KeyValuePair<string, object?>("existing", decision.IsExisting));
        foreach (var reason in decision.Reasons)
        {
            Reasons.Add(1, new KeyValuePair<string, object?>("code", reason.Code), outcome);
        }
    }
}
