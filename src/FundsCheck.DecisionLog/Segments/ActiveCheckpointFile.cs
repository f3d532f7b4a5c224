using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using FundsCheck.Holds;
using FundsCheck.Records.Format;
using Microsoft.Win32.SafeHandles;

namespace FundsCheck.DecisionLog;

/// <summary>
/// Keeps the checkpoint within the active segment (ADR 35). A checkpoint that is missing, damaged, or of other lines is ignored, and the
/// whole segment is read.
/// </summary>
/// <remarks>
/// One file has the SHA-256 of all that follows, the position, and the checkpoint. The other has the index entries in the order of their
/// lines; entries are only appended, so that the cost of a checkpoint does not grow with the segment.
/// </remarks>
internal sealed class ActiveCheckpointFile(string path, Folder folder, IDisk disk) : IDisposable
{
    private const int Version = 1;
    private const int HashLength = LineHash.TextLength;

    private readonly string _file = LogPaths.ActiveCheckpoint(path);
    private readonly string _idsFile = LogPaths.ActiveIds(path);
    private readonly IncrementalHash _idsHash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _ids;

    /// <summary>Begins anew for the next segment, which has no checkpoint.</summary>
    public void Restart()
    {
        _ids = 0;
        _idsHash.GetHashAndReset();
    }

    /// <summary>Replaces the checkpoint by one at the end of the segment, and returns its length in bytes.</summary>
    /// <exception cref="IOException">A file cannot be written; the earlier checkpoint stays valid.</exception>
    public long Write(
        int segment, LogPosition end, long lastLineAt, ActiveSegmentIndex ids, IReadOnlySet<string> ruleSetsHere,
        IEnumerable<RuleSetIdentity> ruleSets, HoldIndex holds, ConnectionStatusIndex statuses, LogTimes times)
    {
        WriteIds(ids);
        var first = new JsonLine().Open().Number("activeCheckpoint", Version).Number("segment", segment).Number("bytes", end.Bytes)
            .Number("lastLineAt", lastLineAt).Number("ids", _ids).Text("idsHash", Convert.ToHexStringLower(_idsHash.GetCurrentHash()))
            .Texts("ruleSets", [.. ruleSetsHere]).Close().EndLine().Written;
        var length = 0L;
        folder.Write(_file, stream =>
        {
            stream.Write(new byte[HashLength + 1]);
            var hash = Checkpoint.Write(stream, end, ruleSets, holds, statuses, times, first.Span);
            length = stream.Position;
            stream.Position = 0;
            stream.Write(Encoding.ASCII.GetBytes($"{hash}\n"));
        });
        return length;
    }

    /// <summary>Reads the checkpoint of the active segment; null where there is none, or it is not proven by the segment.</summary>
    /// <param name="active">The start of the active segment.</param>
    /// <param name="segment">The file of the active segment.</param>
    public ActiveCheckpoint? TryRead(SegmentStart active, SafeFileHandle segment)
    {
        if (!BitConverter.IsLittleEndian || !IsOwn(_file) || !IsOwn(_idsFile))
        {
            return null;
        }

        try
        {
            var read = Read(active.Number);
            if (read is null || read.State.End.Lines <= active.Before.Lines || !IsLine(segment, read))
            {
                return null;
            }

            _ids = read.Ids.Length;
            _idsHash.AppendData(MemoryMarshal.AsBytes<SegmentIndexEntry>(read.Ids));
            return read;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or ArgumentException
            or OverflowException or InvalidOperationException)
        {
            return null;
        }
    }

    public void Dispose() => _idsHash.Dispose();

    // A link would lead to the file of somebody else, and opening a FIFO waits.
    private static bool IsOwn(string file) =>
        new FileInfo(file) is { Exists: true, LinkTarget: null } && RegularFile.OtherKind(file) is null;

    private void WriteIds(ActiveSegmentIndex ids)
    {
        if (_ids == 0)
        {
            File.Delete(_idsFile);
        }
        else if (!IsOwn(_idsFile))
        {
            throw new IOException($"{_idsFile} was replaced; remove it");
        }

        var added = ids.CopyAfter(_ids);
        var bytes = MemoryMarshal.AsBytes<SegmentIndexEntry>(added);
        using var stream = PrivateFile.Open(_idsFile, FileMode.OpenOrCreate, FileShare.Read);
        disk.Write(stream.SafeFileHandle, bytes, (long)_ids * Marshal.SizeOf<SegmentIndexEntry>());
        disk.Flush(stream.SafeFileHandle, _idsFile);
        _idsHash.AppendData(bytes);
        _ids += added.Length;
    }

    private ActiveCheckpoint? Read(int segment)
    {
        using var stream = new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var stated = new byte[HashLength + 1];
        stream.ReadExactly(stated);
        using var lines = new HashedLines(stream);
        var reader = new LineReader(lines.Next());
        if (reader.Number("activeCheckpoint"u8) != Version || reader.Int("segment"u8) != segment)
        {
            return null;
        }

        var (bytes, lastLineAt) = (reader.Number("bytes"u8), reader.Number("lastLineAt"u8));
        var (ids, idsHash, here) = (reader.Int("ids"u8), reader.Text("idsHash"u8), reader.Texts("ruleSets"u8));
        reader.End();
        var state = Checkpoint.Read(lines);
        if (!string.Equals($"{state.Sha256}\n", Encoding.ASCII.GetString(stated), StringComparison.Ordinal)
            || TryReadIds(ids, idsHash) is not { } entries)
        {
            return null;
        }

        var bySha256 = state.RuleSets.ToDictionary(ruleSet => ruleSet.Sha256, StringComparer.Ordinal);
        return new ActiveCheckpoint(
            state.End with { Bytes = bytes }, lastLineAt, state,
            [.. here.Select(sha256 => bySha256.GetValueOrDefault(sha256) ?? throw new FormatException("a rule set is missing"))], entries);
    }

    private SegmentIndexEntry[]? TryReadIds(int count, string hash)
    {
        using var file = File.OpenHandle(_idsFile);
        var entries = new SegmentIndexEntry[Math.Min(count, RandomAccess.GetLength(file) / Marshal.SizeOf<SegmentIndexEntry>())];
        var bytes = MemoryMarshal.AsBytes(entries.AsSpan());
        return entries.Length == count && RandomAccess.Read(file, bytes, 0) == bytes.Length
            && string.Equals(Convert.ToHexStringLower(SHA256.HashData(bytes)), hash, StringComparison.Ordinal)
                ? entries
                : null;
    }

    // INVARIANT: the state is that of the lines before. The hash of a line covers all of them.
    private static bool IsLine(SafeFileHandle segment, ActiveCheckpoint read)
    {
        var length = read.End.Bytes - read.LastLineAt;
        if (read.LastLineAt < 0 || length is < 2 or > LogFormat.LineBytesMax + 1)
        {
            return false;
        }

        var line = new byte[length];
        return RandomAccess.Read(segment, line, read.LastLineAt) == line.Length && line[^1] == '\n'
            && LineHash.Of(line.AsSpan(0, line.Length - 1)) == read.End.Head;
    }
}
