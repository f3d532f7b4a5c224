using System.Globalization;
using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog;

/// <summary>Finds what a log has on a debit, from where it stands in the log. One thread adds; any may look.</summary>
internal sealed class LogHistories
{
    private volatile (ISegmentIndex Ids, SegmentLines Lines)[] _segments = [];

    /// <summary>The rule sets of the log.</summary>
    public RecordedRuleSets RuleSets { get; } = new();

    /// <summary>Adds the segment that follows all others.</summary>
    public void Add(ISegmentIndex ids, SegmentLines lines) => _segments = [.. _segments, (ids, lines)];

    /// <summary>Changes how the last segment's ids are found: when it is sealed.</summary>
    public void Close(ISegmentIndex ids) => _segments = [.. _segments[..^1], (ids, _segments[^1].Lines)];

    /// <summary>The latest decision on a debit and its events; null where its id is new.</summary>
    /// <exception cref="LogDamagedException">A line is not as it was written.</exception>
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

            // Counted, not enumerated: nearly every id is new, and there may be many segments.
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

        return null;

        bool Is(string id) => string.Equals(id, debit.Id, StringComparison.Ordinal);
    }

    // Two ids may have one hash; a line whose ids have another is not the line that was indexed.
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
