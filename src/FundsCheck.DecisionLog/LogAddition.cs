using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog;

/// <summary>The body of one line of a batch.</summary>
/// <param name="Debit">The hash of its debit's id; null for a rule set.</param>
/// <param name="Retried">The hash of the id of the debit that a decided one presents again; null where it presents none.</param>
/// <param name="Length">Its bytes, which follow those of the line before it.</param>
internal readonly record struct LogAddition(ulong? Debit, ulong? Retried, int Length)
{
    /// <summary>Adds what finds the line again: as in <see cref="SegmentIndexEntry.NamesIn"/>.</summary>
    public void AddTo(List<SegmentIndexEntry> ids, long offset, LineHash hash)
    {
        if (Debit is { } debit)
        {
            ids.Add(new SegmentIndexEntry(debit, offset, hash.Prefix));
        }

        if (Retried is { } retried)
        {
            ids.Add(new SegmentIndexEntry(retried, offset, hash.Prefix));
        }
    }
}
