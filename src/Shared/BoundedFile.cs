namespace FundsCheck;

/// <summary>
/// Reads a file no further than one byte beyond a limit, so that a huge one costs nothing and is still seen to be too large. A FIFO or a
/// device, as in a shell's <c>&lt;(...)</c>, is read like a file, and waited for no longer than a bound.
/// </summary>
internal static class BoundedFile
{
    /// <summary>The longest that opening and reading what is no regular file may take.</summary>
    public static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(10);

    /// <exception cref="FileStalledException">What is no regular file did not open and end in time.</exception>
    public static byte[] Read(string path, int bytesMax) => Within(path, WaitMax, () =>
    {
        using var stream = OpenNow(path);
        return ReadAll(stream, bytesMax);
    });

    /// <summary>Opens a file to be read on. Only the opening is bounded: a stream may take as long as its writer takes.</summary>
    /// <exception cref="FileStalledException">Nobody opened the other end of a FIFO in time.</exception>
    public static FileStream Open(string path) => Within(path, WaitMax, () => OpenNow(path));

    /// <summary>The same with a wait of a test's own.</summary>
    internal static T Within<T>(string path, TimeSpan waitMax, Func<T> read)
    {
        if (RegularFile.OtherKind(path) is null)
        {
            return read();
        }

        // On a thread of its own: it stays behind where the file never opens, and ends with the process.
        var result = new TaskCompletionSource<T>();
        var thread = new Thread(() =>
        {
            try
            {
                result.SetResult(read());
            }
#pragma warning disable CA1031 // It is thrown again on the caller's thread.
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

    // Locks nobody out: an editor may save while the file is read.
    private static FileStream OpenNow(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private static byte[] ReadAll(FileStream stream, int bytesMax)
    {
        // One byte more than it says, to see the end; a file that grows meanwhile is read on.
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
