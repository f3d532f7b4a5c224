using FundsCheck.Plaid;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Decisions;

/// <summary>The reports to Signal that the records of a log permit.</summary>
internal static class LoggedReports
{
    /// <summary>Reads the log once. Memory grows with the decisions that Signal evaluated.</summary>
    public static IReadOnlyList<SignalReport> Of(string path)
    {
        var debits = new Dictionary<string, (List<SignalDecision> Decisions, List<RecordedEvent> Events)>(StringComparer.Ordinal);
        foreach (var entry in LogEntries.Read(path, CancellationToken.None))
        {
            if (entry is LogEntry.Decided decided && SignalDecision.From(decided.Record) is { } decision)
            {
                debits.TryAdd(decision.DebitId, ([], []));
                debits[decision.DebitId].Decisions.Add(decision);
            }
            else if (entry is LogEntry.Happened { Event: var recorded } && debits.TryGetValue(recorded.DebitId, out var debit))
            {
                debit.Events.Add(recorded);
            }
        }

        return [.. debits.Values.SelectMany(debit => SignalReport.From(debit.Decisions, debit.Events))];
    }
}
