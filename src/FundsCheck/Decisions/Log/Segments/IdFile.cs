using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace FundsCheck.Decisions.Log.Segments;

/// <summary>
/// The ids in a closed segment, so that a new id searches no records. The filter is read when the log is opened, the entries, in the order of
/// their hashes, where they lie. What is damaged is made again from the segment: nothing rests on this file alone.
/// </summary>
/// <remarks>Little-endian: magic, count of entries, count of filter words, SHA-256 of what follows; then the filter; then the entries.</remarks>
internal sealed class IdFile : ISegmentIds
{
    private const int HeaderBytes = 8 + 8 + 8 + (2 * SHA256.HashSizeInBytes);
    private const int EntryBytes = 16;
    private const int WordBytes = 8;

    private readonly string _path;
    private readonly IdFilter _filter;
    private readonly long _entriesAt;
    private readonly long _count;
    private readonly byte[] _entriesHash;
    private int _isProven;

    private IdFile(string path, IdFilter filter, long entriesAt, long count, byte[] entriesHash)
    {
        (_path, _filter, _entriesAt, _count, _entriesHash) = (path, filter, entriesAt, count, entriesHash);
    }

    private static ReadOnlySpan<byte> Magic => "FCIDS001"u8;

    /// <summary>Writes one.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static IdFile Make(string path, IdEntry[] sorted)
    {
        var filter = new IdFilter(sorted.Length);
        foreach (var entry in sorted)
        {
            filter.Add(entry.Hash);
        }

        DurableFile.Write(path, stream =>
        {
            var words = MemoryMarshal.AsBytes(filter.Words);
            var entries = MemoryMarshal.AsBytes<IdEntry>(sorted);
            Span<byte> header = stackalloc byte[HeaderBytes];
            Magic.CopyTo(header);
            BinaryPrimitives.WriteInt64LittleEndian(header[8..], sorted.Length);
            BinaryPrimitives.WriteInt64LittleEndian(header[16..], filter.Words.Length);
            SHA256.HashData(words, header[24..]);
            SHA256.HashData(entries, header[56..]);
            stream.Write(header);
            stream.Write(words);
            stream.Write(entries);
        });
        return TryOpen(path) ?? throw new IOException($"{path} was altered while it was written");
    }

    /// <summary>Opens it; null where it is missing or damaged.</summary>
    public static IdFile? TryOpen(string path)
    {
        if (!BitConverter.IsLittleEndian || !File.Exists(path))
        {
            return null;
        }

        using var file = File.OpenHandle(path);
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (RandomAccess.Read(file, header, 0) != HeaderBytes || !header[..8].SequenceEqual(Magic))
        {
            return null;
        }

        var (count, words) = (BinaryPrimitives.ReadInt64LittleEndian(header[8..]), BinaryPrimitives.ReadInt64LittleEndian(header[16..]));
        var length = RandomAccess.GetLength(file);
        if (count < 0 || words < 8 || words % 8 != 0 || count > length || words > length || HeaderBytes + (words * WordBytes) + (count * EntryBytes) != length)
        {
            return null;
        }

        var filter = new ulong[words];
        var bytes = MemoryMarshal.AsBytes(filter.AsSpan());
        return RandomAccess.Read(file, bytes, HeaderBytes) == bytes.Length && SHA256.HashData(bytes).AsSpan().SequenceEqual(header.Slice(24, SHA256.HashSizeInBytes))
            ? new IdFile(path, new IdFilter(filter), HeaderBytes + bytes.Length, count, header[56..].ToArray())
            : null;
    }

    /// <inheritdoc />
    /// <exception cref="InvalidDataException">The file was damaged since the log was opened; opening it again mends it.</exception>
    public IReadOnlyList<long> Find(ulong hash)
    {
        if (!_filter.MayHave(hash))
        {
            return [];
        }

        using var file = File.OpenHandle(_path);
        Prove(file);
        var (low, high) = (0L, _count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Read(file, middle).Hash < hash ? (middle + 1, high) : (low, middle);
        }

        var offsets = new List<long>();
        for (; low < _count && Read(file, low) is var entry && entry.Hash == hash; low++)
        {
            offsets.Insert(0, entry.Offset);
        }

        return offsets;
    }

    // Once, when it is first searched: reading all entries of all segments at every start would make the start long.
    private void Prove(Microsoft.Win32.SafeHandles.SafeFileHandle file)
    {
        if (Volatile.Read(ref _isProven) != 0)
        {
            return;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, at, end) = (new byte[1 << 16], _entriesAt, _entriesAt + (_count * EntryBytes));
        while (at < end && RandomAccess.Read(file, buffer, at) is var read and > 0)
        {
            hash.AppendData(buffer.AsSpan(0, read));
            at += read;
        }

        if (at != end || !hash.GetHashAndReset().AsSpan().SequenceEqual(_entriesHash))
        {
            throw new InvalidDataException($"{_path} was damaged since the log was opened; open the log again, which makes it anew");
        }

        Volatile.Write(ref _isProven, 1);
    }

    private IdEntry Read(Microsoft.Win32.SafeHandles.SafeFileHandle file, long index)
    {
        Span<byte> bytes = stackalloc byte[EntryBytes];
        return RandomAccess.Read(file, bytes, _entriesAt + (index * EntryBytes)) == EntryBytes
            ? new IdEntry(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]))
            : throw new InvalidDataException($"{_path} ends too early; open the log again, which makes it anew");
    }
}
