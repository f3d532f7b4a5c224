using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace FundsCheck.DecisionLog;

/// <summary>The Unix calls that .NET does not provide.</summary>
internal static class Libc
{
    /// <summary>EINVAL.</summary>
    public const int Invalid = 22;

    /// <summary>ENOENT.</summary>
    public const int NoEntry = 2;

    /// <summary>ENOTDIR.</summary>
    public const int NoFolder = 20;

    private const int Interrupted = 4;
    private const int InterruptionsMax = 1_000;
    private const int CurrentFolder = -100;
    private const int EmptyPath = 0x1000;
    private const uint BasicStatus = 0x7ff;

    // F_FULLFSYNC. On macOS fsync leaves bytes in the cache of the drive.
    private const int FullFlush = 51;

    // ENOTSUP of macOS, for a file system without F_FULLFSYNC.
    private const int NotSupported = 45;

    /// <summary>Flushes a file or a folder; returns 0, or the error code.</summary>
    public static int Flush(SafeFileHandle file)
    {
        var error = Interrupted;
        for (var interruptions = 0; error == Interrupted && interruptions < InterruptionsMax; interruptions++)
        {
            error = OperatingSystem.IsMacOS() ? FlushOnMac(file) : ErrorOf(Fsync(file));
        }

        return error;
    }

    /// <summary>Opens a folder for flushing; the handle is invalid after a failure.</summary>
    public static SafeFileHandle OpenFolder(string path, out int error)
    {
        // O_RDONLY is 0 on every system; O_CLOEXEC hides the descriptor from child processes.
        var closeOnExecute = OperatingSystem.IsLinux() ? 0x80000 : OperatingSystem.IsMacOS() ? 0x1000000 : 0;
        var descriptor = Open(Encoding.UTF8.GetBytes($"{path}\0"), closeOnExecute);
        error = descriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
        return new SafeFileHandle(descriptor, ownsHandle: true);
    }

    /// <summary>The status of the file at a path that ends with a zero (<c>struct statx</c> of Linux); returns 0, or the error.</summary>
    public static int Status(ReadOnlySpan<byte> path, Span<byte> status) =>
        ErrorOf(Statx(CurrentFolder, in MemoryMarshal.GetReference(path), flags: 0, BasicStatus, ref MemoryMarshal.GetReference(status)));

    /// <summary>The status of an open file (<c>struct statx</c> of Linux); returns 0, or the error.</summary>
    public static int Status(SafeFileHandle file, Span<byte> status) =>
        ErrorOf(Statx(file, in MemoryMarshal.GetReference("\0"u8), EmptyPath, BasicStatus, ref MemoryMarshal.GetReference(status)));

    private static int FlushOnMac(SafeFileHandle file) =>
        ErrorOf(Fcntl(file, FullFlush)) is var error && error == NotSupported ? ErrorOf(Fsync(file)) : error;

    private static int ErrorOf(int result) => result == 0 ? 0 : Marshal.GetLastPInvokeError();

#pragma warning disable SYSLIB1054 // Generated code would need unsafe code in the whole library.
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Fsync(SafeFileHandle file);

    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Fcntl(SafeFileHandle file, int command);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Statx(int folder, in byte path, int flags, uint mask, ref byte status);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Statx(SafeFileHandle file, in byte path, int flags, uint mask, ref byte status);
#pragma warning restore SYSLIB1054
}
