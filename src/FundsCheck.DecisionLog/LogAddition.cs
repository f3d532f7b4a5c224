using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog;

/// <summary>The body of one line of a batch.</summary>
/// <param name="Debit">The hash of the debit's id; null for a rule set or a status of a connection.</param>
/// <param name="Retried">The hash of the id of the retried debit; null for a first entry.</param>
/// <param name="Length">The length of the body in bytes.</param>
internal readonly record struct LogAddition(ulong? Debit, ulong? Retried, int Length)
{
    /// <summary>Adds the index entries of the line, as in <see cref="SegmentIndexEntry.NamesIn"/>.</summary>
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
