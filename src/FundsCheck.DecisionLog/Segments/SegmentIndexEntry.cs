using System.Runtime.InteropServices;
using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog;

/// <summary>
/// The index entry of a line: the hash of the debit's id, the offset of the line in its segment, and half of the line's hash.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal readonly record struct SegmentIndexEntry(ulong Hash, long Offset, UInt128 Line)
{
    /// <summary>
    /// Gets the ids under which a line is indexed: the id of its debit, and the id of the retried debit. Empty for other lines.
    /// </summary>
    public static IReadOnlyList<string> NamesIn(LogEntry entry) => entry switch
    {
        LogEntry.Decided { Record.Debit: { RetryOf: { } retried } debit } => [debit.Id, retried],
        LogEntry.Decided decided => [decided.Record.Debit.Id],
        LogEntry.Happened happened => [happened.Event.DebitId],
        _ => [],
    };

    /// <summary>The order by hash, and by offset for equal hashes.</summary>
    public static int Compare(SegmentIndexEntry one, SegmentIndexEntry other) =>
        one.Hash.CompareTo(other.Hash) is var order and not 0 ? order : one.Offset.CompareTo(other.Offset);
}
