namespace FundsCheck.Cli.Rules;

/// <summary>
/// Gives a file new content in one step: the new content is written beside it and flushed, then takes its place. Whatever happens, the
/// file holds the old content or the new one, whole.
/// </summary>
internal static class FileReplacement
{
    private const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Null where it is done; else what stood in the way, with the file as it was.</summary>
    public static string? Write(string path, ReadOnlySpan<byte> content)
    {
        string? beside = null;
        try
        {
            // A link stays a link: what it leads to is written.
            var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
            if (!MayWrite(target))
            {
                return "the file is read-only; it is left as it is";
            }

            beside = Path.Combine(Path.GetDirectoryName(target)!, $".fundscheck-{Guid.NewGuid():N}.tmp");
            WriteBeside(beside, target, content);
            File.Move(beside, target, overwrite: true);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Remove(beside);
            return $"the file cannot be written ({exception.GetType().Name}); it is left as it is";
        }
    }

    // A rename asks only the folder for leave, and would go over a read-only file.
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
            // What could not be written can hardly be cleaned up: its name says whose it is.
        }
    }
}
