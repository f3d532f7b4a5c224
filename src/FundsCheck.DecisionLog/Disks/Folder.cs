using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FundsCheck.DecisionLog;

/// <summary>
/// The folder of a log, kept open so that a flush of its names needs no descriptor. On Windows the file system's journal keeps them.
/// </summary>
internal sealed class Folder : IDisposable
{
    private const int BufferBytes = 65_536;

    private readonly IDisk _disk;
    private readonly string _path;
    private readonly SafeFileHandle? _handle;

    private Folder(IDisk disk, string path, SafeFileHandle? handle) => (_disk, _path, _handle) = (disk, path, handle);

    /// <summary>Opens the folder of a file.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static Folder Of(string file, IDisk disk)
    {
        var path = Path.GetDirectoryName(Path.GetFullPath(file))!;
        if (OperatingSystem.IsWindows())
        {
            return new Folder(disk, path, handle: null);
        }

#pragma warning disable CA2000 // The folder that is returned disposes of it; one that failed to open has nothing to dispose of.
        var handle = Libc.OpenFolder(path, out var error);
        return error == 0
            ? new Folder(disk, path, handle)
            : throw new IOException(string.Create(
                CultureInfo.InvariantCulture, $"{path} cannot be opened: {Marshal.GetPInvokeErrorMessage(error)} (error {error})"));
#pragma warning restore CA2000
    }

    /// <summary>Returns once the disk has the names in it: a file that was flushed is lost with its name.</summary>
    /// <exception cref="IOException">The disk may lack some of them.</exception>
    public void Flush()
    {
        if (_handle is not null)
        {
            _disk.FlushFolder(_handle, _path);
        }
    }

    /// <summary>Writes a file beside its place, waits until the disk has it, and moves it there: it is there whole or not at all.</summary>
    public void Write(string path, Action<Stream> write)
    {
        var temporary = $"{path}.new";
        WriteNew(temporary, write);
        File.Move(temporary, path, overwrite: true);
        Flush();
    }

    /// <summary>
    /// Writes a file that is to be moved to its place, and waits until the disk has its bytes. Replaces what an earlier attempt left.
    /// </summary>
    public void WriteNew(string path, Action<Stream> write)
    {
        File.Delete(path);
        using var stream = PrivateFile.Open(path, FileMode.CreateNew, FileShare.Read | FileShare.Delete);
        using var buffered = new BufferedStream(stream, BufferBytes);
        write(buffered);
        buffered.Flush();
        _disk.Flush(stream.SafeFileHandle, path);
    }

    public void Dispose() => _handle?.Dispose();
}
