using FundsCheck.Records.Format;
using Microsoft.Win32.SafeHandles;

namespace FundsCheck.DecisionLog;

/// <summary>The end of a segment, which may not be on disk after a crash or a failed flush.</summary>
internal static class LogTail
{
    private const int BufferBytes = 1_048_576;

    // At least the block size of every file system, so that a partially written block is rewritten as a whole.
    private const int BlockBytes = 65_536;

    /// <summary>
    /// Rewrites the end of a file, and flushes it. After a failed flush an operating system may mark pages as clean that are not on disk,
    /// so that neither a read nor a second flush detects the loss (ADR 14). All bytes before the last
    /// <see cref="LogFormat.UnflushedBytesMax"/> were flushed earlier.
    /// </summary>
    /// <exception cref="IOException">The disk may lack a part of the end.</exception>
    public static void WriteAnew(IDisk disk, SafeFileHandle file, string path)
    {
        var length = RandomAccess.GetLength(file);
        var at = Math.Max(0, length - LogFormat.UnflushedBytesMax) / BlockBytes * BlockBytes;
        var buffer = new byte[(int)Math.Min(BufferBytes, length - at)];
        while (at < length)
        {
            var read = RandomAccess.Read(file, buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - at)), at);
            if (read == 0)
            {
                throw new IOException($"{path} was truncated during the opening; open the log again");
            }

            disk.Write(file, buffer.AsSpan(0, read), at);
            at += read;
        }

        disk.Flush(file, path);
    }
}
