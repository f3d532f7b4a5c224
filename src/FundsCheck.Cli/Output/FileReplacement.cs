namespace FundsCheck.Cli.Output;

/// <summary>Replaces the content of a writable file in one step. Its mode stays, and so does a link to it.</summary>
internal static class FileReplacement
{
    private const int BufferBytes = 1 << 16;

    private const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Creates the file, or replaces its content. Returns null on success; otherwise the failure.</summary>
    public static string? WriteOrCreate(string path, byte[] content)
    {
        if (Path.Exists(path))
        {
            return Directory.Exists(path) ? "is a folder; name a file" : Write(path, content);
        }

        try
        {
            AtomicFile.Write(path, TemporaryBeside(Path.GetFullPath(path)), stream => WriteToDisk(stream, content));
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"the file cannot be written ({exception.GetType().Name}); check its folder";
        }
    }

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

            AtomicFile.Write(target, TemporaryBeside(target), stream =>
            {
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(target));
                }

                WriteToDisk(stream, content);
            });
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"the file cannot be written ({exception.GetType().Name}) and is unchanged; check the permissions of its folder";
        }
    }

    /// <summary>
    /// Creates a file in one step. Returns null on success; otherwise the failure, with a file of this name unchanged. An
    /// <see cref="IOException"/>, as on a full disk, is thrown.
    /// </summary>
    /// <param name="path">The file, which is its owner's alone.</param>
    /// <param name="write">Writes the content.</param>
    public static async Task<string?> CreateAsync(string path, Func<Stream, Task> write)
    {
        if (ProblemOfNew(path) is { } problem)
        {
            return problem;
        }

        try
        {
            await AtomicFile.CreateAsync(path, TemporaryBeside(Path.GetFullPath(path)), async file =>
            {
                var stream = new BufferedStream(file, BufferBytes);
                await using (stream.ConfigureAwait(false))
                {
                    await write(stream).ConfigureAwait(false);
                    await stream.FlushAsync().ConfigureAwait(false);
                    FlushToDisk(file);
                }
            }).ConfigureAwait(false);
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return $"`{path}` cannot be written; check the permissions of its folder";
        }
    }

    /// <summary>The reason why a file cannot be created; null where none is known.</summary>
    public static string? ProblemOfNew(string path)
    {
        if (path.Length == 0 || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            return "names a file in a folder that does not exist; create the folder";
        }

        return Path.Exists(path) ? $"`{path}` exists; name a new file" : null;
    }

    // Two commands may write one file at once, so each has its own temporary file.
    private static string TemporaryBeside(string path) =>
        Path.Combine(Path.GetDirectoryName(path) ?? string.Empty, $".fundscheck-{Guid.NewGuid():N}.tmp");

    private static void WriteToDisk(FileStream stream, byte[] content)
    {
        stream.Write(content);
        FlushToDisk(stream);
    }

    private static void FlushToDisk(FileStream stream) => stream.Flush(flushToDisk: true);

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
