namespace FundsCheck.Cli.Output;

/// <summary>The state of descriptor 0.</summary>
internal static class StandardInput
{
    private const string Descriptors = "/proc/self/fd";
    private const string Information = "/proc/self/fdinfo";
    private const string Flags = "flags:";
    private const int AccessMask = 3;

    /// <summary>
    /// Whether standard input was closed before the program started. The runtime then opens a pipe of its own at the free descriptor, and a
    /// read from it never returns. Such a pipe has its writing end in this process. Detected on Linux only; false elsewhere.
    /// </summary>
    public static bool IsClosed()
    {
        if (!OperatingSystem.IsLinux() || !Directory.Exists(Descriptors))
        {
            return false;
        }

        return TargetOf("0") is { } target && target.StartsWith("pipe:", StringComparison.Ordinal)
            && Directory.EnumerateFileSystemEntries(Descriptors).Select(entry => Path.GetFileName(entry))
                .Any(descriptor => string.Equals(TargetOf(descriptor), target, StringComparison.Ordinal) && IsWritten(descriptor));
    }

    private static string? TargetOf(string descriptor)
    {
        try
        {
            return new FileInfo(Path.Combine(Descriptors, descriptor)).LinkTarget;
        }
        catch (IOException)
        {
            // The descriptor is closed by now.
            return null;
        }
    }

    private static bool IsWritten(string descriptor)
    {
        try
        {
            var lines = File.ReadLines(Path.Combine(Information, descriptor));
            var flags = lines.FirstOrDefault(line => line.StartsWith(Flags, StringComparison.Ordinal));
            return flags is not null && (Convert.ToInt64(flags[Flags.Length..].Trim(), 8) & AccessMask) != 0;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
