using System.Diagnostics;
using FundsCheck.Holds;
using FundsCheck.Records.Format;
using FundsCheck.Storage;

namespace FundsCheck.DecisionLog;

/// <summary>The state of a log, updated entry by entry.</summary>
internal sealed class LogState(DebitLookup histories, HoldIndex holds, ConnectionStatusIndex statuses, LogTimes times)
{
    public HoldIndex Holds => holds;

    /// <summary>The times of the log.</summary>
    public LogTimes Times { get; private set; } = times;

    /// <summary>Adds an entry of the last segment.</summary>
    /// <exception cref="LogDamagedException">The earlier lines of the debit do not permit the entry, or it is a status that
    /// replaces no earlier one.</exception>
    public void Add(LogEntry entry, LineLocation place, ActiveSegmentIndex ids)
    {
        switch (entry)
        {
            case LogEntry.Rules rules:
                histories.RuleSets.Add(rules.Identity);
                break;
            case LogEntry.Decided { Record: var record }:
                Permit(DebitLifecycleCheck.Problem(record, histories.Find(HashedId.Of(record.Debit.Id))), place);
                ids.Add(entry, place);
                Times = Times.With(record.DecidedAt);
                holds.Add(new DebitStatus(record, []), AccountKeys.From(record));
                break;
            case LogEntry.Happened { Event: var recorded }:
                var before = histories.Find(HashedId.Of(recorded.DebitId));
                Permit(DebitLifecycleCheck.Problem(recorded, before), place);
                ids.Add(entry, place);
                Times = Times.With(recorded.RecordedAt);
                var history = before?.With(recorded) ?? throw new UnreachableException("an event is permitted only after a decision");
                holds.Add(history, AccountKeys.From(history.Record));
                break;
            case LogEntry.ConnectionChanged { Status: var status }:
                Permit(statuses.TrySet(status) ? null : ConnectionStatusIndex.Problem, place);
                break;
            default:
                break;
        }
    }

    private static void Permit(string? problem, LineLocation place)
    {
        if (problem is not null)
        {
            throw new LogDamagedException(place.File, place.Line, problem);
        }
    }
}
