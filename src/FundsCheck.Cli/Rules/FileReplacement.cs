namespace FundsCheck.Cli.Rules;

/// <summary>
/// Replaces the content of a file in one step: writes and flushes a new file beside it, and renames the new file. At any time the path has
/// the whole old content or the whole new content.
/// </summary>
internal static class FileReplacement
{
    private const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Returns null on success; otherwise the failure, with the file unchanged.</summary>
    public static string? Write(string path, ReadOnlySpan<byte> content)
    {
        string? beside = null;
        try
        {
            // A link stays a link: its target is replaced.
            var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
            if (!MayWrite(target))
            {
                return "the file is read-only and unchanged; make it writable";
            }

            beside = Path.Combine(Path.GetDirectoryName(target) ?? string.Empty, $".fundscheck-{Guid.NewGuid():N}.tmp");
            WriteBeside(beside, target, content);
            File.Move(beside, target, overwrite: true);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Remove(beside);
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

    private static void WriteBeside(string beside, string target, ReadOnlySpan<byte> content)
    {
        using var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(target));
        }

        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    private static void Remove(string? beside)
    {
        try
        {
            if (beside is not null)
            {
                File.Delete(beside);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A folder that rejects the write often rejects the removal too. The name of the file names this program.
        }
    }
}
