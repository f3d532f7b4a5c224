using System.Collections.Concurrent;
using FundsCheck.Rules;

namespace FundsCheck.Decisions.Log.Segments;

/// <summary>Finds what a log tells of a debit, from where it stands in the log. One thread adds; any may look.</summary>
internal sealed class LogHistories : IDisposable
{
    private readonly ConcurrentDictionary<string, RuleSetIdentity> _ruleSets = new(StringComparer.Ordinal);
    private volatile (ISegmentIds Ids, SegmentLines Lines)[] _segments = [];

    /// <summary>The rule sets that the log told, by hash.</summary>
    public IReadOnlyDictionary<string, RuleSetIdentity> RuleSets => _ruleSets;

    public void Add(RuleSetIdentity ruleSet) => _ruleSets[ruleSet.Sha256] = ruleSet;

    /// <summary>Adds the segment that follows all others.</summary>
#pragma warning disable CA2000 // Disposed with all others.
    public void Add(ISegmentIds ids, string file) => _segments = [.. _segments, (ids, new SegmentLines(file))];
#pragma warning restore CA2000

    /// <summary>Changes how the last segment's ids are found: when it is closed.</summary>
    public void Close(ISegmentIds ids) => _segments = [.. _segments[..^1], (ids, _segments[^1].Lines)];

    /// <summary>The latest decision on a debit and its events; null where its id is new.</summary>
    /// <exception cref="LogDamagedException">A line is not as it was written.</exception>
    /// <exception cref="IOException">The log cannot be read.</exception>
    public DebitHistory? Find(HashedId debit)
    {
        List<RecordedEvent>? events = null;
        List<string>? retries = null;
        var segments = _segments;
        for (var index = segments.Length - 1; index >= 0; index--)
        {
            var (ids, lines) = segments[index];
            var offsets = ids.Find(debit.Hash);

            // Counted, not enumerated: nearly every id is new, and there may be many segments.
            for (var line = 0; line < offsets.Count; line++)
            {
                switch (lines.Read(offsets[line], _ruleSets))
                {
                    case LogEntry.Happened happened when IsOf(happened.Event.DebitId):
                        (events ??= []).Insert(0, happened.Event);
                        break;
                    case LogEntry.Decided decided when IsOf(decided.Record.Debit.Id):
                        return new DebitHistory(decided.Record, events ?? []) { Retries = retries is null ? [] : [.. retries.Distinct(StringComparer.Ordinal)] };
                    case LogEntry.Decided decided when decided.Record.Debit.RetryOf is { } retried && IsOf(retried):
                        (retries ??= []).Insert(0, decided.Record.Debit.Id);
                        break;
                    default:
                        // Another id of the same hash.
                        break;
                }
            }
        }

        return null;

        bool IsOf(string id) => string.Equals(id, debit.Id, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        foreach (var (_, lines) in _segments)
        {
            lines.Dispose();
        }
    }
}
