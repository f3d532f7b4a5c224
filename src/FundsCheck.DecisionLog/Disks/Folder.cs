using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FundsCheck.DecisionLog;

/// <summary>
/// The folder of a log, kept open so that a flush of its names needs no new descriptor. On Windows the journal of the file system makes
/// names durable.
/// </summary>
internal sealed class Folder : IDisposable
{
    private const int BufferBytes = 65_536;

    private readonly IDisk _disk;
    private readonly string _path;
    private readonly SafeFileHandle? _handle;

    private Folder(IDisk disk, string path, SafeFileHandle? handle) => (_disk, _path, _handle) = (disk, path, handle);

    /// <summary>Opens the folder of a file.</summary>
    /// <exception cref="IOException">The folder cannot be opened.</exception>
    public static Folder Of(string file, IDisk disk)
    {
        var path = Path.GetDirectoryName(Path.GetFullPath(file)) ?? throw new IOException($"`{file}` is a folder; name a regular file");
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

    /// <summary>Returns once the names in the folder are on disk: without its name a flushed file is lost.</summary>
    /// <exception cref="IOException">The disk may lack some names.</exception>
    public void Flush()
    {
        if (_handle is not null)
        {
            _disk.FlushFolder(_handle, _path);
        }
    }

    /// <summary>Replaces or creates a file in one step, and flushes its content and its name.</summary>
    public void Write(string path, Action<Stream> write)
    {
        // The lock of the log excludes a second writer of the temporary file.
        AtomicFile.Write(path, $"{path}.new", stream =>
        {
            using var buffered = new BufferedStream(stream, BufferBytes);
            write(buffered);
            buffered.Flush();
            _disk.Flush(stream.SafeFileHandle, stream.Name);
        });
        Flush();
    }

    public void Dispose() => _handle?.Dispose();
}
