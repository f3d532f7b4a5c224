using Microsoft.Win32.SafeHandles;

namespace FundsCheck.DecisionLog;

/// <summary>The active segment, open for writing at its end by one thread. Any thread may read by its handle.</summary>
internal sealed class ActiveFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly IDisk _disk;
    private readonly FileStatus _opened;
    private WatchedPath _path;
    private long _length;

    private ActiveFile(FileStream stream, string path, IDisk disk)
    {
        (_stream, _path, _disk) = (stream, new WatchedPath(path), disk);
        _opened = FileStatus.Of(stream.SafeFileHandle, path);
        _length = _opened.Length;
    }

    public SafeFileHandle Handle => _stream.SafeFileHandle;

    /// <summary>The stream for reading the segment from its start.</summary>
    public Stream Stream => _stream;

#pragma warning disable CA2000 // The file that is returned disposes of its stream.
    /// <summary>Opens an existing segment.</summary>
    public static ActiveFile Open(string path, IDisk disk) =>
        Of(PrivateFile.Open(path, FileMode.Open, FileShare.Read | FileShare.Delete), path, disk);

    /// <summary>Creates a segment of one line under a temporary name. Replaces the file of an earlier attempt.</summary>
    /// <remarks>Unlike <see cref="AtomicFile"/> it stays open across the rename, and a crash leaves it for the next opening.</remarks>
    public static ActiveFile Make(string path, ReadOnlySpan<byte> firstLine, IDisk disk)
    {
        File.Delete(path);
        var file = Of(PrivateFile.Open(path, FileMode.CreateNew, FileShare.Read | FileShare.Delete), path, disk);
        try
        {
            file.Append(firstLine);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

#pragma warning restore CA2000
    /// <summary>Renames the segment to the path of the log.</summary>
    public void MoveTo(string path)
    {
        File.Move(_path.ToString(), path, overwrite: true);
        _path = new WatchedPath(path);
    }

    /// <summary>Appends bytes, and returns once they are on disk.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _disk.Write(Handle, bytes, _length);
        _disk.Flush(Handle, _path.ToString());
        _length += bytes.Length;
    }

    /// <summary>Rewrites the end of the segment, so that all of it is on disk.</summary>
    public void WriteTailAnew() => LogTail.WriteAnew(_disk, Handle, _path.ToString());

    /// <summary>Truncates the segment after the last whole line.</summary>
    public void CutTo(long length)
    {
        _stream.SetLength(length);
        _disk.Flush(Handle, _path.ToString());
        _length = length;
    }

    /// <summary>Verifies that the path still leads to this file, and that its length is unchanged. Opens no file.</summary>
    /// <exception cref="IOException">The file was deleted, moved, replaced or truncated.</exception>
    public void Verify()
    {
        if (_path.Now is not { } now || now.Identity != _opened.Identity || now.Length != _length)
        {
            throw new IOException(
                $"{_path}: the file of the log was deleted, moved, replaced or truncated; move it back, and open the log "
                    + "again");
        }
    }

    public void Dispose() => _stream.Dispose();

    private static ActiveFile Of(FileStream stream, string path, IDisk disk)
    {
        try
        {
            return new ActiveFile(stream, path, disk);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }
}
