using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace FundsCheck.DecisionLog;

/// <summary>The status of a file, read without opening it, so that a process without free descriptors can read it.</summary>
/// <param name="Identity">Equal for two names of one file, and for no two files that exist at once.</param>
/// <param name="Length">The length in bytes.</param>
internal readonly record struct FileStatus((ulong Device, ulong Number) Identity, long Length)
{
    private const int StatusBytes = 256;
    private const int NumberAt = 32;
    private const int LengthAt = 40;
    private const int DeviceAt = 136;

    // On systems other than Linux, and in a sandbox that forbids the call, the time of creation is the identity.
    private static readonly bool HasStatus = OperatingSystem.IsLinux() && Libc.Status("/\0"u8, stackalloc byte[StatusBytes]) == 0;

    /// <summary>Gets the status of the file at a path; null for a missing file.</summary>
    /// <exception cref="IOException">The system call failed.</exception>
    public static FileStatus? Of(string path) => Of(path, Encoding.UTF8.GetBytes($"{path}\0"));

    /// <summary>Gets the status of the file at a path, also as zero-terminated UTF-8; null for a missing file.</summary>
    public static FileStatus? Of(string path, ReadOnlySpan<byte> utf8)
    {
        if (!HasStatus)
        {
            return new FileInfo(path) is { Exists: true } file ? new FileStatus(((ulong)file.CreationTimeUtc.Ticks, 0), file.Length) : null;
        }

        Span<byte> status = stackalloc byte[StatusBytes];
        return Libc.Status(utf8, status) switch
        {
            0 => Read(status),
            Libc.NoEntry or Libc.NoFolder => null,
            var error => throw Failed(path, error),
        };
    }

    /// <summary>Gets the status of an open file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The path at which the file was opened.</param>
    /// <exception cref="IOException">The system call failed, or the file was removed.</exception>
    public static FileStatus Of(SafeFileHandle file, string path)
    {
        if (!HasStatus)
        {
            return Of(path) ?? throw new IOException($"{path} was removed during the opening; open the log again");
        }

        Span<byte> status = stackalloc byte[StatusBytes];
        return Libc.Status(file, status) is var error && error == 0 ? Read(status) : throw Failed(path, error);
    }

    // Two numbers of 32 bits identify the device; they are compared as one.
    private static FileStatus Read(ReadOnlySpan<byte> status) =>
        new(
            (MemoryMarshal.Read<ulong>(status[DeviceAt..]), MemoryMarshal.Read<ulong>(status[NumberAt..])),
            MemoryMarshal.Read<long>(status[LengthAt..]));

    private static IOException Failed(string path, int error) =>
        new(string.Create(
            CultureInfo.InvariantCulture, $"{path}: the status cannot be read: {Marshal.GetPInvokeErrorMessage(error)} (error {error})"));
}
