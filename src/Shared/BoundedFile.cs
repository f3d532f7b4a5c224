namespace FundsCheck;

/// <summary>
/// Reads a file up to one byte beyond a limit, so that a too large file is detected without reading all of it. A FIFO or a device, as in a
/// shell's <c>&lt;(...)</c>, is read like a file, with a bounded wait.
/// </summary>
internal static class BoundedFile
{
    /// <summary>The maximum time for opening and reading a FIFO or a device.</summary>
    public static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(10);

    /// <exception cref="FileStalledException">A FIFO or a device did not open and end in time.</exception>
    public static byte[] Read(string path, int bytesMax) => Within(path, WaitMax, () =>
    {
        using var stream = OpenNow(path);
        return ReadAll(stream, bytesMax);
    });

    /// <summary>Opens a file for streaming. Only the wait for the opening is bounded; a stream may take as long as its writer.</summary>
    /// <exception cref="FileStalledException">No process opened the other end of a FIFO in time.</exception>
    public static FileStream Open(string path) => Within(path, WaitMax, () => OpenNow(path));

    /// <summary>Opens a file with another maximum wait, for tests.</summary>
    internal static T Within<T>(string path, TimeSpan waitMax, Func<T> read)
    {
        if (RegularFile.OtherKind(path) is null)
        {
            return read();
        }

        // The dedicated thread stays blocked where the file never opens, and ends with the process.
        var result = new TaskCompletionSource<T>();
        var thread = new Thread(() =>
        {
            try
            {
                result.SetResult(read());
            }
#pragma warning disable CA1031 // The caller's thread rethrows it.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                result.SetException(exception);
            }
        })
        { IsBackground = true, Name = "FundsCheck file" };
        thread.Start();
        return thread.Join(waitMax) ? result.Task.GetAwaiter().GetResult() : throw new FileStalledException(path);
    }

    // The share mode lets an editor save during the read.
    private static FileStream OpenNow(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private static byte[] ReadAll(FileStream stream, int bytesMax)
    {
        // The buffer has one byte more than the file's length, to detect its end; a growing file is read further.
        var bytes = new byte[(int)Math.Min(stream.CanSeek ? stream.Length : 0, bytesMax) + 1];
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        while (count == bytes.Length && count <= bytesMax)
        {
            Array.Resize(ref bytes, (int)Math.Min(2L * count, bytesMax + 1L));
            count += stream.ReadAtLeast(bytes.AsSpan(count), bytes.Length - count, throwOnEndOfStream: false);
        }

        return bytes[..count];
    }
}
