using FundsCheck.Decisions.Held;

namespace FundsCheck.Decisions.Log.Segments;

/// <summary>What a log adds up to, entry by entry.</summary>
internal sealed class LogState(LogHistories histories, HoldBook holds)
{
    public HoldBook Holds => holds;

    /// <summary>Adds an entry of the last segment.</summary>
    /// <exception cref="LogDamagedException">It is of a debit that the log does not tell.</exception>
    public void Add(LogEntry entry, LogPlace place, OpenIds ids)
    {
        switch (entry)
        {
            case LogEntry.Rules rules:
                histories.Add(rules.Identity);
                break;
            case LogEntry.Decided decided:
                foreach (var id in IdEntry.NamesIn(decided.Record.Debit))
                {
                    ids.Add(new IdEntry(StableHash.Of(id), place.At));
                }

                holds.Add(new DebitHistory(decided.Record, []), AccountNames.Of(decided.Record));
                break;
            case LogEntry.Happened happened:
                var debit = HashedId.Of(happened.Event.DebitId);
                ids.Add(new IdEntry(debit.Hash, place.At));
                var history = histories.Find(debit) ?? throw new LogDamagedException(place.File, place.Line, "it tells what became of a debit that no line before it decides");
                holds.Add(history, AccountNames.Of(history.Record));
                break;
            default:
                break;
        }
    }
}
