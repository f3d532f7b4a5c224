using FundsCheck.Records.Format;
using Microsoft.Win32.SafeHandles;

namespace FundsCheck.DecisionLog;

/// <summary>
/// Reads single lines of a segment from where they begin. Any thread may. The active segment is read by the writer's handle; a sealed one
/// is opened for each look, so that the descriptors of a process do not grow with its log.
/// </summary>
internal sealed class SegmentLines
{
    private const int FirstBytes = 4_096;

    private volatile string _file;
    private volatile SafeFileHandle? _handle;

    /// <param name="file">The segment.</param>
    /// <param name="handle">Of the active segment, its writer's handle; null of a sealed one.</param>
    public SegmentLines(string file, SafeFileHandle? handle = null) => (_file, _handle) = (file, handle);

    /// <summary>From now on the segment is sealed, and its writer's handle is closed.</summary>
    public void Seal(string file) => (_file, _handle) = (file, null);

    /// <summary>The entry of a line, which has the hash that the index noted when the line was written.</summary>
    /// <param name="line">Where the line stands, and its hash.</param>
    /// <param name="ruleSets">The rule sets of the log.</param>
    /// <exception cref="LogDamagedException">The line is another one.</exception>
    /// <exception cref="IOException">The segment cannot be read.</exception>
    public LogEntry Read(SegmentIndexEntry line, RecordedRuleSets ruleSets)
    {
        if (_handle is { } active)
        {
            try
            {
                return Read(active, line, ruleSets);
            }
            catch (ObjectDisposedException)
            {
                // Sealed in this moment.
            }
        }

        using var file = File.OpenHandle(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Read(file, line, ruleSets);
    }

    private LogEntry Read(SafeFileHandle file, SegmentIndexEntry line, RecordedRuleSets ruleSets)
    {
        for (var size = FirstBytes; ; size *= 4)
        {
            var bytes = new byte[size];
            var length = RandomAccess.Read(file, bytes, line.Offset);
            var end = bytes.AsSpan(0, length).IndexOf((byte)'\n');
            if (end >= 0)
            {
                return Parse(bytes.AsSpan(0, end), file, line, ruleSets);
            }

            if (length < size || size > LogFormat.LineBytesMax)
            {
                throw Damaged(file, line, "the line is not where it was written; verify the log");
            }
        }
    }

    private LogEntry Parse(ReadOnlySpan<byte> bytes, SafeFileHandle file, SegmentIndexEntry line, RecordedRuleSets ruleSets)
    {
        // INVARIANT: a decision is never taken from a line that was altered, nor is a debit new because of one.
        if (LineHash.Of(bytes).Prefix != line.Line)
        {
            throw Damaged(file, line, "it was altered since it was written; verify the log, and restore the segment from a copy");
        }

        try
        {
            return LogFormat.Read(bytes, ruleSets, out _, out _);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException
            or InvalidOperationException)
        {
            throw Damaged(file, line, $"it cannot be read; verify the log ({exception.Message})");
        }
    }

    private LogDamagedException Damaged(SafeFileHandle file, SegmentIndexEntry line, string what) =>
        new(_file, NumberOf(file, line.Offset), what);

    // Counted only where it is wrong: an index has no line numbers.
    private static long NumberOf(SafeFileHandle file, long offset)
    {
        var (number, buffer) = (1L, new byte[1 << 16]);
        for (var at = 0L; at < offset && RandomAccess.Read(file, buffer, at) is var read and > 0; at += read)
        {
            number += buffer.AsSpan(0, (int)Math.Min(read, offset - at)).Count((byte)'\n');
        }

        return number;
    }
}
