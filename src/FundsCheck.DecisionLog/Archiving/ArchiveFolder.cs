using System.Globalization;
using System.Security.Cryptography;
using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog;

/// <summary>
/// The archive of a log: a log of the same name in a folder of its own, whose last segment has the place of the active one. At any moment a
/// reader finds a whole log, as while a log seals a segment.
/// </summary>
internal sealed class ArchiveFolder : IDisposable
{
    private const int BufferBytes = 1_048_576;

    private readonly IDisk _disk;
    private readonly Folder _folder;

    private ArchiveFolder(string path, Folder folder, IDisk disk) => (ArchivePath, _folder, _disk) = (path, folder, disk);

    /// <summary>The path of the archive.</summary>
    public string ArchivePath { get; }

    /// <summary>The number of the last archived segment; 0 for an empty folder.</summary>
    public int Last { get; private set; }

    /// <summary>Opens the archive of a log, or creates its folder. Completes an interrupted addition.</summary>
    /// <exception cref="LogDamagedException">A segment of the archive is missing.</exception>
    /// <exception cref="IOException">The folder is that of the log, or cannot be created or read.</exception>
    public static ArchiveFolder Open(string log, string folder, IDisk disk)
    {
        var real = RealPath.Of(Path.GetFullPath(folder));
        if (string.Equals(Path.TrimEndingDirectorySeparator(real), Path.GetDirectoryName(log), StringComparison.Ordinal))
        {
            throw new IOException($"{folder} is the folder of the log; name another folder for its archive");
        }

        Create(real, disk);
        var path = LogPaths.Archive(log, real);
#pragma warning disable CA2000 // The archive disposes of the folder.
        var archive = new ArchiveFolder(path, Folder.Of(path, disk), disk);
#pragma warning restore CA2000
        try
        {
            archive.Load();
            return archive;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>Adds the next segment, and returns once its copy is on disk.</summary>
    /// <exception cref="IOException">The copy cannot be written, or has another hash.</exception>
    public void Add(ArchivedSegment segment, string file)
    {
        if (segment.Number != Last + 1)
        {
            throw new IOException(string.Create(
                CultureInfo.InvariantCulture,
                $"{ArchivePath} ends with segment {Last}, and the log begins with segment {segment.Number}; name the folder of the log's "
                    + $"archive"));
        }

        var copy = LogPaths.Next(ArchivePath);
        Copy(file, copy);
        Verify(copy, segment);
        if (Last > 0)
        {
            File.Move(ArchivePath, LogPaths.Sealed(ArchivePath, Last));
        }

        File.Move(copy, ArchivePath);
        _folder.Flush();
        Last = segment.Number;
    }

    /// <summary>Verifies that the archive has a segment, byte for byte.</summary>
    /// <exception cref="IOException">The archive lacks the segment, or has another one.</exception>
    public void Verify(ArchivedSegment segment) =>
        Verify(segment.Number == Last ? ArchivePath : LogPaths.Sealed(ArchivePath, segment.Number), segment);

    public void Dispose() => _folder.Dispose();

    private static void Create(string folder, IDisk disk)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        using var parent = Folder.Of(folder, disk);
        parent.Flush();
    }

    private static void Verify(string file, ArchivedSegment segment)
    {
        if (!HasHash(file, segment.Sha256))
        {
            throw new IOException(string.Create(
                CultureInfo.InvariantCulture,
                $"{file} is missing, or is not segment {segment.Number} of the log; name the folder of the log's archive, or, where no "
                    + $"segment is archived yet, another folder"));
        }
    }

    /// <summary>Returns true for a file with a SHA-256; false for another file, or a missing one.</summary>
    public static bool HasHash(string file, string sha256)
    {
        if (!File.Exists(file))
        {
            return false;
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return string.Equals(Convert.ToHexStringLower(SHA256.HashData(stream)), sha256, StringComparison.Ordinal);
    }

    private void Load()
    {
        var segments = SegmentList.Find(ArchivePath);

        // The earlier segment makes place only for a whole copy. The copy of the first segment may be a part, and is written again.
        if (segments is { Active: null, Sealed.Count: > 0 }
            && SegmentStart.TryRead(LogPaths.Next(ArchivePath))?.Number == segments.Last + 1)
        {
            File.Move(LogPaths.Next(ArchivePath), ArchivePath);
            _folder.Flush();
            segments = SegmentList.Find(ArchivePath);
        }

        Last = segments.Active?.Number ?? segments.Last;
    }

    private void Copy(string from, string to)
    {
        File.Delete(to);
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        using var copy = PrivateFile.Open(to, FileMode.CreateNew, FileShare.Read);
        var (buffer, at) = (new byte[BufferBytes], 0L);
        for (int read; (read = source.Read(buffer)) > 0; at += read)
        {
            _disk.Write(copy.SafeFileHandle, buffer.AsSpan(0, read), at);
        }

        _disk.Flush(copy.SafeFileHandle, to);
    }
}
