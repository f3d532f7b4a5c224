using FundsCheck.Records.Format;
using Microsoft.Win32.SafeHandles;

namespace FundsCheck.DecisionLog;

/// <summary>The end of a segment that another process, or this one before a failure, may have left in doubt.</summary>
internal static class LogTail
{
    private const int BufferBytes = 1_048_576;

    // No smaller than the blocks of any file system, so that a block that was written in part is written whole.
    private const int BlockBytes = 65_536;

    /// <summary>
    /// Writes the end of a file anew, and flushes it. After a flush that failed, a system holds pages that are not on disk to be clean:
    /// reading them, or flushing them again, proves nothing (ADR 14). What precedes the last <see cref="LogFormat.UnflushedBytesMax"/>
    /// bytes was flushed before they were written.
    /// </summary>
    /// <exception cref="IOException">The disk may lack some of it.</exception>
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
                throw new IOException($"{path} was cut while it was opened; open it again");
            }

            disk.Write(file, buffer.AsSpan(0, read), at);
            at += read;
        }

        disk.Flush(file, path);
    }
}
