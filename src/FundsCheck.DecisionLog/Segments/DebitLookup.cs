using System.Globalization;
using FundsCheck.Records.Format;
using FundsCheck.Storage;

namespace FundsCheck.DecisionLog;

/// <summary>Finds the records of a debit in a log by the segment indexes. One thread adds; any thread may search.</summary>
internal sealed class DebitLookup
{
    private volatile (ISegmentIndex Ids, SegmentLines Lines)[] _segments = [];

    /// <summary>The rule sets of the log.</summary>
    public RecordedRuleSets RuleSets { get; } = new();

    /// <summary>The ids of archived segments; null for none.</summary>
    public ArchivedIds? Archived { get; set; }

    /// <summary>Adds the next segment.</summary>
    public void Add(ISegmentIndex ids, SegmentLines lines) => _segments = [.. _segments, (ids, lines)];

    /// <summary>Replaces the index of the last segment when it is sealed.</summary>
    public void Close(ISegmentIndex ids) => _segments = [.. _segments[..^1], (ids, _segments[^1].Lines)];

    /// <summary>Returns true where one of the last segments has a line of an id.</summary>
    /// <param name="hash">The hash of the id.</param>
    /// <param name="last">The number of segments to search, the active one included.</param>
    public bool IsInLast(ulong hash, int last)
    {
        foreach (var (ids, _) in _segments.AsSpan(^last..))
        {
            if (ids.Find(hash).Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Finds the latest decision on a debit and its events; null for a new id.</summary>
    /// <exception cref="DebitArchivedException">The lines of the debit are archived.</exception>
    /// <exception cref="LogDamagedException">A line was altered or moved.</exception>
    /// <exception cref="InvalidDataException">An index is damaged.</exception>
    /// <exception cref="IOException">The log cannot be read.</exception>
    public DebitStatus? Find(HashedId debit)
    {
        List<RecordedEvent>? events = null;
        List<string>? retries = null;
        var segments = _segments;
        for (var index = segments.Length - 1; index >= 0; index--)
        {
            var (ids, lines) = segments[index];
            var found = ids.Find(debit.Hash);

            // The loop counts without an enumerator, since nearly every id is new and a log may have many segments.
            for (var line = 0; line < found.Count; line++)
            {
                switch (lines.Read(found[line], RuleSets))
                {
                    case LogEntry.Decided decided when Is(decided.Record.Debit.Id):
                        return new DebitStatus(decided.Record, events ?? [])
                        {
                            Retries = retries is null ? [] : [.. retries.Distinct(StringComparer.Ordinal)],
                        };
                    case LogEntry.Decided { Record.Debit: { RetryOf: { } retried } retry } when Is(retried):
                        (retries ??= []).Insert(0, retry.Id);
                        break;
                    case LogEntry.Happened happened when Is(happened.Event.DebitId):
                        (events ??= []).Insert(0, happened.Event);
                        break;
                    case var entry:
                        ThrowUnlessOfHash(entry, debit.Hash, found[line].Offset);
                        break;
                }
            }
        }

        // INVARIANT: the debit of an archived decision never gets a new decision.
        return Archived?.Has(debit.Hash) == true ? throw new DebitArchivedException(debit.Id) : null;

        bool Is(string id) => string.Equals(id, debit.Id, StringComparison.Ordinal);
    }

    /// <summary>Finds every decision on a debit and every event of it, in the order of the log; null for a new id.</summary>
    /// <inheritdoc cref="Find" path="/exception" />
    public DebitTimeline? FindTimeline(HashedId debit)
    {
        var (decisions, events) = (new List<DecisionRecord>(), new List<RecordedEvent>());
        foreach (var (ids, lines) in _segments)
        {
            foreach (var line in ids.Find(debit.Hash).Reverse())
            {
                switch (lines.Read(line, RuleSets))
                {
                    case LogEntry.Decided { Record: var record } when string.Equals(record.Debit.Id, debit.Id, StringComparison.Ordinal):
                        decisions.Add(record);
                        break;
                    case LogEntry.Happened { Event: var recorded }
                        when string.Equals(recorded.DebitId, debit.Id, StringComparison.Ordinal):
                        events.Add(recorded);
                        break;
                    case var entry:
                        ThrowUnlessOfHash(entry, debit.Hash, line.Offset);
                        break;
                }
            }
        }

        return decisions.Count == 0 ? null : new DebitTimeline(decisions, events);
    }

    // Two ids may share one hash. A line without an id of the hash is not the indexed line.
    private static void ThrowUnlessOfHash(LogEntry entry, ulong hash, long offset)
    {
        if (!SegmentIndexEntry.NamesIn(entry).Any(id => StableHash.Of(id) == hash))
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"the index of a segment leads from one debit to the line of another, at byte {offset}; remove the `.ids` files of the "
                    + $"log, and open it again"));
        }
    }
}
