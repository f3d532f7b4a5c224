using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FundsCheck.DecisionLog;

/// <summary>
/// The disk of this machine. It calls the flush of the operating system: on .NET 10 for Linux, <c>FileStream.Flush(true)</c> and
/// <c>RandomAccess.FlushToDisk</c> return normally when fsync fails (findings/dotnet-fsync-errors.sh; ADR 14).
/// </summary>
internal sealed class Disk : IDisk
{
    private Disk()
    {
    }

    public static Disk Local { get; } = new();

    public void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(file, bytes, offset);

    public void Flush(SafeFileHandle file, string path) =>
        ThrowIfFailed(OperatingSystem.IsWindows() ? FlushOnWindows(file) : Libc.Flush(file), path);

    // Some network file systems reject the flush of a folder (EINVAL), and keep its names on their server.
    public void FlushFolder(SafeFileHandle folder, string path) =>
        ThrowIfFailed(Libc.Flush(folder) is var error && error == Libc.Invalid ? 0 : error, path);

    private static void ThrowIfFailed(int error, string path)
    {
        if (error != 0)
        {
            throw new IOException(string.Create(
                CultureInfo.InvariantCulture,
                $"{path} could not be flushed to the disk: {Marshal.GetPInvokeErrorMessage(error)} (error {error}); the disk may lack what "
                    + $"was written last"));
        }
    }

    private static int FlushOnWindows(SafeFileHandle file) => FlushFileBuffers(file) ? 0 : Marshal.GetLastPInvokeError();

#pragma warning disable SYSLIB1054 // Generated code would need unsafe code in the whole library.
    [DllImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool FlushFileBuffers(SafeFileHandle file);
#pragma warning restore SYSLIB1054
}
