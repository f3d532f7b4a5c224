using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace FundsCheck.DecisionLog;

/// <summary>
/// The table of an index: the least hash and a digest of each block of entries. A search reads the blocks that may contain a hash, and
/// rejects a block with another digest.
/// </summary>
internal sealed class SegmentIndexBlocks
{
    /// <summary>The number of entries of a block; the last block may have fewer.</summary>
    public const int EntriesEach = 128;

    private readonly ulong[] _table;

    private SegmentIndexBlocks(ulong[] table) => _table = table;

    /// <summary>The table as written: a hash and a digest for each block.</summary>
    public ReadOnlySpan<ulong> Words => _table;

    private int Count => _table.Length / 2;

    /// <summary>Gets the number of words of the table for a number of entries.</summary>
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

    /// <summary>Finds the blocks that may contain a hash.</summary>
    public (int First, int End) Find(ulong hash)
    {
        // Equal hashes may continue in the next block.
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

    /// <summary>Returns true where a block has the digest of these bytes.</summary>
    public bool Has(int block, ReadOnlySpan<byte> bytes) => _table[(2 * block) + 1] == DigestOf(bytes);

    private static ulong DigestOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Sha256.Of(bytes, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
