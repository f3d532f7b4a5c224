using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog;

/// <summary>
/// The index of a sealed segment, so that the search of a new id reads no record. The filter and the table of blocks are loaded with the
/// log; the entries, sorted by hash, are read from the file. A damaged index is rebuilt from its segment.
/// </summary>
/// <remarks>
/// Little-endian: magic, count of entries, count of filter words, hash of the segment's last line, SHA-256 of filter and table; then the
/// filter; the table; the entries.
/// </remarks>
internal sealed class SegmentIndexFile : ISegmentIndex
{
    private const int HeadAt = 24;
    private const int DigestAt = HeadAt + SHA256.HashSizeInBytes;
    private const int HeaderBytes = DigestAt + SHA256.HashSizeInBytes;
    private const int EntryBytes = 32;
    private const int WordBytes = 8;

    private readonly string _path;
    private readonly SegmentIndexFilter _filter;
    private readonly SegmentIndexBlocks _blocks;
    private readonly long _count;
    private readonly bool _isRebuilt;

    private SegmentIndexFile(string path, SegmentIndexFilter filter, SegmentIndexBlocks blocks, long count, bool isRebuilt) =>
        (_path, _filter, _blocks, _count, _isRebuilt) = (path, filter, blocks, count, isRebuilt);

    private static ReadOnlySpan<byte> Magic => "FCIDS002"u8;

    private long EntriesAt => HeaderBytes + ((_filter.Words.Length + _blocks.Words.Length) * (long)WordBytes);

    /// <summary>Writes an index file.</summary>
    /// <param name="folder">The log's folder.</param>
    /// <param name="path">The path of the index file.</param>
    /// <param name="sorted">The sorted entries.</param>
    /// <param name="head">The hash of the segment's last line, which identifies the segment.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static SegmentIndexFile Make(Folder folder, string path, SegmentIndexEntry[] sorted, LineHash head)
    {
        var filter = new SegmentIndexFilter(sorted.Length);
        foreach (var entry in sorted)
        {
            filter.Add(entry.Hash);
        }

        var blocks = SegmentIndexBlocks.Of(sorted);
        folder.Write(path, stream =>
        {
            var words = MemoryMarshal.AsBytes(filter.Words);
            var table = MemoryMarshal.AsBytes(blocks.Words);
            Span<byte> header = stackalloc byte[HeaderBytes];
            Magic.CopyTo(header);
            BinaryPrimitives.WriteInt64LittleEndian(header[8..], sorted.Length);
            BinaryPrimitives.WriteInt64LittleEndian(header[16..], filter.Words.Length);
            head.CopyTo(header[HeadAt..]);
            Digest(words, table, header[DigestAt..]);
            stream.Write(header);
            stream.Write(words);
            stream.Write(table);
            stream.Write(MemoryMarshal.AsBytes<SegmentIndexEntry>(sorted));
        });
        return new SegmentIndexFile(path, filter, blocks, sorted.Length, isRebuilt: true);
    }

    /// <summary>
    /// Opens the index of the segment whose last line has a hash; null where the file is missing, damaged, or of another segment.
    /// </summary>
    /// <param name="path">The path of the index file.</param>
    /// <param name="head">The hash of the segment's last line.</param>
    /// <param name="isRebuilt">True where a damaged index is rebuilt from its segment; false where the segment is archived.</param>
    public static SegmentIndexFile? TryOpen(string path, LineHash head, bool isRebuilt = true)
    {
        if (!BitConverter.IsLittleEndian || !File.Exists(path))
        {
            return null;
        }

        using var file = File.OpenHandle(path);
        Span<byte> header = stackalloc byte[HeaderBytes];
        Span<byte> expected = stackalloc byte[SHA256.HashSizeInBytes];
        head.CopyTo(expected);
        if (RandomAccess.Read(file, header, 0) != HeaderBytes || !header[..8].SequenceEqual(Magic)
            || !header[HeadAt..DigestAt].SequenceEqual(expected))
        {
            return null;
        }

        var (count, words) = (BinaryPrimitives.ReadInt64LittleEndian(header[8..]), BinaryPrimitives.ReadInt64LittleEndian(header[16..]));
        var length = RandomAccess.GetLength(file);
        if (count < 0 || words < 8 || words % 8 != 0 || count > length || words > length
            || HeaderBytes + ((words + SegmentIndexBlocks.WordsFor(count)) * WordBytes) + (count * EntryBytes) != length)
        {
            return null;
        }

        var (filter, table) = (new ulong[words], new ulong[SegmentIndexBlocks.WordsFor(count)]);
        var filterBytes = MemoryMarshal.AsBytes(filter.AsSpan());
        var tableBytes = MemoryMarshal.AsBytes(table.AsSpan());
        if (RandomAccess.Read(file, filterBytes, HeaderBytes) != filterBytes.Length
            || RandomAccess.Read(file, tableBytes, HeaderBytes + filterBytes.Length) != tableBytes.Length)
        {
            return null;
        }

        Digest(filterBytes, tableBytes, expected);
        return header[DigestAt..].SequenceEqual(expected)
            ? new SegmentIndexFile(path, new SegmentIndexFilter(filter), SegmentIndexBlocks.Read(table), count, isRebuilt)
            : null;
    }

    /// <inheritdoc />
    /// <exception cref="InvalidDataException">The file was damaged after the opening of the log. Where it can be rebuilt, it is removed,
    /// and rebuilt at the next opening.</exception>
    public IReadOnlyList<SegmentIndexEntry> Find(ulong hash)
    {
        if (!_filter.MayHave(hash))
        {
            return [];
        }

        using var file = File.OpenHandle(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var found = new List<SegmentIndexEntry>();
        Span<byte> buffer = stackalloc byte[SegmentIndexBlocks.EntriesEach * EntryBytes];
        var (first, end) = _blocks.Find(hash);
        for (var block = first; block < end; block++)
        {
            var at = (long)block * SegmentIndexBlocks.EntriesEach;
            var bytes = buffer[..(int)(Math.Min(SegmentIndexBlocks.EntriesEach, _count - at) * EntryBytes)];
            if (RandomAccess.Read(file, bytes, EntriesAt + (at * EntryBytes)) != bytes.Length || !_blocks.Has(block, bytes))
            {
                throw Damaged();
            }

            foreach (var entry in MemoryMarshal.Cast<byte, SegmentIndexEntry>(bytes))
            {
                if (entry.Hash == hash)
                {
                    found.Insert(0, entry);
                }
            }
        }

        return found;
    }

    private InvalidDataException Damaged()
    {
        if (!_isRebuilt)
        {
            return new InvalidDataException(
                $"{_path} was damaged after the opening of the log; restore it from a copy, or move the archived segments back");
        }

        // The index is rebuilt from the segment, so its removal loses no data.
        File.Delete(_path);
        return new InvalidDataException(
            $"{_path} was damaged after the opening of the log; the file is removed, and rebuilt at the next opening");
    }

    private static void Digest(ReadOnlySpan<byte> filter, ReadOnlySpan<byte> table, Span<byte> digest)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(filter);
        hash.AppendData(table);
        hash.GetHashAndReset(digest);
    }
}
