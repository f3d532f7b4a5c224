using FundsCheck.Decisions.Held;

namespace FundsCheck.Decisions.Log.Segments;

/// <summary>What a log adds up to, entry by entry.</summary>
internal sealed class LogState(LogHistories histories, HoldBook holds)
{
    public HoldBook Holds => holds;

    /// <summary>The latest time at which anything was decided or recorded.</summary>
    public DateTimeOffset LatestTime { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Adds an entry of the last segment.</summary>
    /// <exception cref="LogDamagedException">What was recorded of its debit before does not permit it.</exception>
    public void Add(LogEntry entry, LogPlace place, OpenIds ids)
    {
        switch (entry)
        {
            case LogEntry.Rules rules:
                histories.Add(rules.Identity);
                break;
            case LogEntry.Decided { Record: var record }:
                Permit(DebitLifeProof.Problem(record, histories.Find(HashedId.Of(record.Debit.Id))), place);
                ids.Add(entry, place);
                Note(record.DecidedAt);
                holds.Add(new DebitHistory(record, []), AccountNames.Of(record));
                break;
            case LogEntry.Happened { Event: var recorded }:
                var before = histories.Find(HashedId.Of(recorded.DebitId));
                Permit(DebitLifeProof.Problem(recorded, before), place);
                ids.Add(entry, place);
                Note(recorded.RecordedAt);
                var history = before!.With(recorded);
                holds.Add(history, AccountNames.Of(history.Record));
                break;
            default:
                break;
        }
    }

    private void Note(DateTimeOffset time) => LatestTime = time > LatestTime ? time : LatestTime;

    private static void Permit(string? problem, LogPlace place)
    {
        if (problem is not null)
        {
            throw new LogDamagedException(place.File, place.Line, problem);
        }
    }
}
