using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace FundsCheck.DecisionLog;

/// <summary>What the system knows of a file, read without opening it: a process that is out of descriptors can still look.</summary>
/// <param name="Identity">Equal for two names of one file, and for no two files that exist at once.</param>
/// <param name="Length">Its length in bytes.</param>
internal readonly record struct FileStatus((ulong Device, ulong Number) Identity, long Length)
{
    private const int StatusBytes = 256;
    private const int NumberAt = 32;
    private const int LengthAt = 40;
    private const int DeviceAt = 136;

    // Elsewhere than on Linux, and where a sandbox forbids the call, the time of creation stands for the identity.
    private static readonly bool HasStatus = OperatingSystem.IsLinux() && Libc.Status("/\0"u8, stackalloc byte[StatusBytes]) == 0;

    /// <summary>The file at a path; null where there is none.</summary>
    /// <exception cref="IOException">The system does not report it.</exception>
    public static FileStatus? Of(string path) => Of(path, Encoding.UTF8.GetBytes($"{path}\0"));

    /// <summary>The same, its path in UTF-8 with a zero behind it.</summary>
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

    /// <summary>An open file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The path at which it was opened just now.</param>
    /// <exception cref="IOException">The system does not report it, or the file is gone again.</exception>
    public static FileStatus Of(SafeFileHandle file, string path)
    {
        if (!HasStatus)
        {
            return Of(path) ?? throw new IOException($"{path} was removed while it was opened; open it again");
        }

        Span<byte> status = stackalloc byte[StatusBytes];
        return Libc.Status(file, status) is var error && error == 0 ? Read(status) : throw Failed(path, error);
    }

    // The device is two numbers of 32 bits, compared as one.
    private static FileStatus Read(ReadOnlySpan<byte> status) =>
        new(
            (MemoryMarshal.Read<ulong>(status[DeviceAt..]), MemoryMarshal.Read<ulong>(status[NumberAt..])),
            MemoryMarshal.Read<long>(status[LengthAt..]));

    private static IOException Failed(string path, int error) =>
        new(string.Create(
            CultureInfo.InvariantCulture, $"{path}: its status cannot be read: {Marshal.GetPInvokeErrorMessage(error)} (error {error})"));
}
