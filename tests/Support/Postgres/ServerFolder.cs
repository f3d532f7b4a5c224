namespace FundsCheck.TestSupport;

/// <summary>Makes the folders of servers.</summary>
internal static class ServerFolder
{
    private const string SharedMemory = "/dev/shm";
    private const long FreeBytesMin = 2L * 1024 * 1024 * 1024;

    /// <summary>
    /// Makes an empty folder: in memory where the machine has a file system for it with enough space, because a database has hundreds of
    /// files, and some disks delete only a few hundred files a second; or on the disk, where flushing takes its time.
    /// </summary>
    public static string Create(string name, bool onDisk) =>
        !onDisk && OperatingSystem.IsLinux() && HasMemory()
            ? Directory.CreateDirectory(
                Path.Combine(SharedMemory, $"fundscheck-{name}-{Guid.NewGuid():n}"),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName
            : Directory.CreateTempSubdirectory($"fundscheck-{name}-").FullName;

    private static bool HasMemory() =>
        Directory.Exists(SharedMemory) && new DriveInfo(SharedMemory).AvailableFreeSpace >= FreeBytesMin;
}
