using Microsoft.Win32.SafeHandles;

namespace FundsCheck.DecisionLog;

/// <summary>The active segment, open for writing at its end. Used by one thread; any may read by its handle.</summary>
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

    /// <summary>For reading it from its start.</summary>
    public Stream Stream => _stream;

#pragma warning disable CA2000 // The file that is returned disposes of its stream.
    /// <summary>Opens a segment that is there.</summary>
    public static ActiveFile Open(string path, IDisk disk) =>
        Of(PrivateFile.Open(path, FileMode.Open, FileShare.Read | FileShare.Delete), path, disk);

    /// <summary>Makes a segment of its first line, beside its place; replaces what an earlier attempt left there.</summary>
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
    /// <summary>Moves it to its place.</summary>
    public void MoveTo(string path)
    {
        File.Move(_path.ToString(), path, overwrite: true);
        _path = new WatchedPath(path);
    }

    /// <summary>Adds bytes at the end, and returns once the disk has them.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _disk.Write(Handle, bytes, _length);
        _disk.Flush(Handle, _path.ToString());
        _length += bytes.Length;
    }

    /// <summary>Writes the end anew, so that the disk has all of it.</summary>
    public void WriteTailAnew() => LogTail.WriteAnew(_disk, Handle, _path.ToString());

    /// <summary>Cuts off what follows the last whole line.</summary>
    public void CutTo(long length)
    {
        _stream.SetLength(length);
        _disk.Flush(Handle, _path.ToString());
        _length = length;
    }

    /// <summary>Proves that the path still leads to this file, as long as it was written. Opens nothing.</summary>
    /// <exception cref="IOException">It does not.</exception>
    public void Prove()
    {
        if (_path.Now is not { } now || now.Identity != _opened.Identity || now.Length != _length)
        {
            throw new IOException(
                $"{_path}: the log that is written to is no longer there: it was deleted, moved, replaced or cut; put it back, and open it "
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
