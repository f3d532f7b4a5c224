using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace FundsCheck.Decisions.Log.Chunks;

/// <summary>A line on a debit, as much of it as verifying the order of the debit's lines looks at.</summary>
/// <param name="Debit">Half of the SHA-256 of the debit's id: no two debits share it.</param>
/// <param name="Number">The line's number.</param>
/// <param name="Revision">The revision that it decides, or that its event names.</param>
/// <param name="Kind">What it is.</param>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal readonly record struct DebitLine(UInt128 Debit, long Number, int Revision, DebitLineKind Kind)
{
    private const int IdBytesMax = 1_024;

    /// <summary>A line as this; null where it is on no debit.</summary>
    public static DebitLine? Of(LogLine line) => line.Entry switch
    {
        LogEntry.Decided { Record: var record } => new DebitLine(HashOf(record.Debit.Id), line.Number, record.Revision, DebitLineKind.Decision),
        LogEntry.Happened { Event: var recorded } => new DebitLine(HashOf(recorded.DebitId), line.Number, recorded.Revision, KindOf(recorded.Event)),
        _ => null,
    };

    /// <summary>By debit, and by place in the log for one debit.</summary>
    public static int Compare(in DebitLine one, in DebitLine other) => one.Debit.CompareTo(other.Debit) is var order and not 0 ? order : one.Number.CompareTo(other.Number);

    private static DebitLineKind KindOf(DebitEvent recorded) => recorded switch
    {
        DebitEvent.Approved => DebitLineKind.Approved,
        DebitEvent.Rejected => DebitLineKind.Rejected,
        DebitEvent.Sent => DebitLineKind.Sent,
        DebitEvent.Settled => DebitLineKind.Settled,
        DebitEvent.Returned => DebitLineKind.Returned,
        _ => DebitLineKind.Cancelled,
    };

    private static UInt128 HashOf(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var length = Encoding.UTF8.GetMaxByteCount(id.Length);
        var bytes = length <= IdBytesMax ? stackalloc byte[IdBytesMax] : new byte[length];
        Sha256.Of(bytes[..Encoding.UTF8.GetBytes(id, bytes)], hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
