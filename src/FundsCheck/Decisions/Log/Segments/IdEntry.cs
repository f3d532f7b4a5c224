using System.Runtime.InteropServices;

namespace FundsCheck.Decisions.Log.Segments;

/// <summary>One line on a debit: the hash of its id, and where the line begins in its segment.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal readonly record struct IdEntry(ulong Hash, long Offset)
{
    /// <summary>The ids under which a decision is found: its debit's own, and that of the debit which it presents again.</summary>
    public static IEnumerable<string> NamesIn(RecordedDebit debit) => debit.RetryOf is { } retried ? [debit.Id, retried] : [debit.Id];

    /// <summary>By hash, and by place in the segment where that is the same.</summary>
    public static int Compare(IdEntry one, IdEntry other) => one.Hash.CompareTo(other.Hash) is var order and not 0 ? order : one.Offset.CompareTo(other.Offset);
}
