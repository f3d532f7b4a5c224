using System.Runtime.InteropServices;
using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog;

/// <summary>
/// One line on a debit: the hash of the debit's id, where the line begins in its segment, and half of the line's own hash.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal readonly record struct SegmentIndexEntry(ulong Hash, long Offset, UInt128 Line)
{
    /// <summary>
    /// The ids under which a line is found: its debit's own, and that of the debit which a decided one presents again; none for other
    /// lines.
    /// </summary>
    public static IReadOnlyList<string> NamesIn(LogEntry entry) => entry switch
    {
        LogEntry.Decided { Record.Debit: { RetryOf: { } retried } debit } => [debit.Id, retried],
        LogEntry.Decided decided => [decided.Record.Debit.Id],
        LogEntry.Happened happened => [happened.Event.DebitId],
        _ => [],
    };

    /// <summary>By hash, and by place in the segment where that is the same.</summary>
    public static int Compare(SegmentIndexEntry one, SegmentIndexEntry other) =>
        one.Hash.CompareTo(other.Hash) is var order and not 0 ? order : one.Offset.CompareTo(other.Offset);
}
