namespace FundsCheck;

/// <summary>
/// Replaces a file in one step: writes a temporary file beside it and renames that. At any time the path has the whole old content or the
/// whole new content.
/// </summary>
internal static class AtomicFile
{
    /// <summary>Replaces or creates a file. A failure leaves the file unchanged and removes the temporary file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="temporary">A path in the same folder. A file there, of an interrupted attempt, is replaced.</param>
    /// <param name="write">Writes the content and flushes it to the disk. The file is its owner's alone.</param>
    public static void Write(string path, string temporary, Action<FileStream> write)
    {
        File.Delete(temporary);
        try
        {
            using (var stream = PrivateFile.Open(temporary, FileMode.CreateNew, FileShare.None))
            {
                write(stream);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    /// <summary>Creates a file. A failure, or a file that another process created meanwhile, leaves none of it behind.</summary>
    /// <inheritdoc cref="Write" />
    /// <exception cref="IOException">The file exists, or cannot be written.</exception>
    public static async Task CreateAsync(string path, string temporary, Func<FileStream, Task> write)
    {
        File.Delete(temporary);
        try
        {
            var stream = PrivateFile.Open(temporary, FileMode.CreateNew, FileShare.None);
            await using (stream.ConfigureAwait(false))
            {
                await write(stream).ConfigureAwait(false);
            }

            File.Move(temporary, path, overwrite: false);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    // A folder that rejects the write often rejects the removal too; the first failure is reported.
    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }
}
