namespace FundsCheck.Cli.Rules;

/// <summary>Replaces the content of a writable file in one step. Its mode stays, and so does a link to it.</summary>
internal static class FileReplacement
{
    private const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Returns null on success; otherwise the failure, with the file unchanged.</summary>
    public static string? Write(string path, byte[] content)
    {
        try
        {
            // A link stays a link: its target is replaced.
            var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
            if (!MayWrite(target))
            {
                return "the file is read-only and unchanged; make it writable";
            }

            // Two commands may write one file at once, so each has its own temporary file.
            var temporary = Path.Combine(Path.GetDirectoryName(target) ?? string.Empty, $".fundscheck-{Guid.NewGuid():N}.tmp");
            AtomicFile.Write(target, temporary, stream =>
            {
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(target));
                }

                stream.Write(content);
                stream.Flush(flushToDisk: true);
            });
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"the file cannot be written ({exception.GetType().Name}) and is unchanged; check the permissions of its folder";
        }
    }

    // A rename needs write permission for the folder only, and would replace a read-only file.
    private static bool MayWrite(string target)
    {
        if (File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly)
            || (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(target) & AnyWrite) == UnixFileMode.None))
        {
            return false;
        }

        try
        {
            using var handle = File.OpenHandle(target, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
