using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace FundsCheck.DecisionLog;

/// <summary>
/// The table of an index: for each block of entries the least hash in it, and a digest of its bytes. A search reads the blocks that can
/// hold a hash, and believes none that does not have its digest.
/// </summary>
internal sealed class SegmentIndexBlocks
{
    /// <summary>The entries of a block; the last one has the rest.</summary>
    public const int EntriesEach = 128;

    private readonly ulong[] _table;

    private SegmentIndexBlocks(ulong[] table) => _table = table;

    /// <summary>The table as it is written: a hash and a digest for each block.</summary>
    public ReadOnlySpan<ulong> Words => _table;

    private int Count => _table.Length / 2;

    /// <summary>How many words the table has for so many entries.</summary>
    public static long WordsFor(long entries) => 2 * ((entries + EntriesEach - 1) / EntriesEach);

    public static SegmentIndexBlocks Read(ulong[] table) => new(table);

    public static SegmentIndexBlocks Of(ReadOnlySpan<SegmentIndexEntry> sorted)
    {
        var table = new ulong[WordsFor(sorted.Length)];
        for (var block = 0; block < table.Length / 2; block++)
        {
            var entries = sorted[(block * EntriesEach)..Math.Min((block + 1) * EntriesEach, sorted.Length)];
            (table[2 * block], table[(2 * block) + 1]) = (entries[0].Hash, DigestOf(MemoryMarshal.AsBytes(entries)));
        }

        return new SegmentIndexBlocks(table);
    }

    /// <summary>The blocks that can hold a hash.</summary>
    public (int First, int End) Find(ulong hash)
    {
        // Equal hashes may reach from one block into the next.
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _table[2 * middle] < hash ? (middle + 1, high) : (low, middle);
        }

        var end = low;
        while (end < Count && _table[2 * end] == hash)
        {
            end++;
        }

        return (Math.Max(low - 1, 0), end);
    }

    /// <summary>Whether a block has these bytes.</summary>
    public bool Has(int block, ReadOnlySpan<byte> bytes) => _table[(2 * block) + 1] == DigestOf(bytes);

    private static ulong DigestOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Sha256.Of(bytes, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
