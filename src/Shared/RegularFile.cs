using System.Runtime.InteropServices;
using System.Text;

namespace FundsCheck;

/// <summary>
/// Determines the kind of a file without opening it, since opening a FIFO waits for its other end, and reading a device may never end. On
/// systems other than Linux every file counts as regular.
/// </summary>
internal static class RegularFile
{
    private const int CurrentFolder = -100;
    private const int FollowLinks = 0;
    private const uint TypeOnly = 0x0001;

    // The layout of `struct statx` is the same on every architecture of Linux.
    private const int BufferBytes = 256;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;

    /// <summary>Gets the kind of a file that is not regular, such as `a FIFO`; null for a regular, a missing or an unknown file.</summary>
    public static string? OtherKind(string path)
    {
        if (!OperatingSystem.IsLinux() || path.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            var buffer = new byte[BufferBytes];
            return Stat(CurrentFolder, Encoding.UTF8.GetBytes($"{path}\0"), FollowLinks, TypeOnly, buffer) == 0
                ? NameOf(BitConverter.ToUInt16(buffer, ModeOffset) & TypeMask)
                : null;
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException)
        {
            // The C library is older than the call.
            return null;
        }
    }

    /// <summary>Throws for a path to a file that is not regular; accepts a path to a missing file.</summary>
    /// <exception cref="IOException">The path leads to a FIFO, a device, a socket or a folder.</exception>
    public static void Require(string path)
    {
        if (OtherKind(path) is { } kind)
        {
            throw new IOException($"`{path}` is {kind}; name a regular file");
        }
    }

    private static string? NameOf(int type) => type switch
    {
        0x1000 => "a FIFO",
        0x2000 or 0x6000 => "a device",
        0x4000 => "a folder",
        0xC000 => "a socket",
        _ => null,
    };

#pragma warning disable SYSLIB1054 // Its generated code would need unsafe code to be allowed for the whole library.
    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Stat(int folder, byte[] path, int flags, uint mask, byte[] buffer);
#pragma warning restore SYSLIB1054
}
