using System.Runtime.InteropServices;
using System.Text;

namespace FundsCheck.Decisions.Log.Segments;

/// <summary>Files that are there whole or not at all, also after the power failed.</summary>
internal static class DurableFile
{
    private const int ReadOnlyFlag = 0;

    // EINVAL: some network file systems have nothing to flush for a folder.
    private const int NotSupported = 22;

    /// <summary>Writes a file beside its place, waits until the disk has it, and moves it there.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        var temporary = $"{path}.new";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        FlushFolderOf(path);
    }

    /// <summary>
    /// Waits until the disk has the names in a file's folder: a file that was flushed is lost with its name. Windows keeps names in its journal
    /// by itself.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be flushed.</exception>
    public static void FlushFolderOf(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var descriptor = Open(Encoding.UTF8.GetBytes($"{folder}\0"), ReadOnlyFlag);
        if (descriptor < 0)
        {
            throw new IOException($"{folder} cannot be opened to flush it: error {Marshal.GetLastPInvokeError()}");
        }

        var result = Flush(descriptor);
        var error = Marshal.GetLastPInvokeError();
        _ = Close(descriptor);
        if (result != 0 && error != NotSupported)
        {
            throw new IOException($"{folder} cannot be flushed: error {error}");
        }
    }

#pragma warning disable SYSLIB1054 // Its generated code would need unsafe code to be allowed for the whole library.
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Flush(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Close(int descriptor);
#pragma warning restore SYSLIB1054
}
